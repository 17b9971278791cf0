"""minimal_residuals on small symmetric systems whose answer is known."""

from itertools import islice

import numpy as np
import pytest

from poreform.structure.kernels.minres import minimal_residuals

SHAPE = (1, 2, 3, 4)


def indefinite() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A symmetric indefinite matrix, a positive preconditioner and a solution."""
    rng = np.random.default_rng(1)
    half = rng.standard_normal((24, 24))
    shape = rng.standard_normal((24, 24))
    return half + half.T, np.linalg.inv(shape @ shape.T + 5 * np.eye(24)), rng.random(24)


def iterates(matrix: np.ndarray, inverse: np.ndarray, b: np.ndarray):
    return minimal_residuals(
        lambda x: (matrix @ x.ravel()).reshape(SHAPE),
        lambda r: (inverse @ r.ravel()).reshape(SHAPE),
        b.reshape(SHAPE),
    )


def test_an_indefinite_system_is_solved_after_as_many_steps_as_it_has_unknowns():
    matrix, inverse, solution = indefinite()
    x, residual = list(islice(iterates(matrix, inverse, matrix @ solution), 40))[-1]
    assert x.ravel() == pytest.approx(solution, abs=1e-6)
    assert residual < 1e-6


def test_the_residual_never_grows():
    matrix, inverse, solution = indefinite()
    found = [r for _, r in islice(iterates(matrix, inverse, matrix @ solution), 24)]
    assert all(np.diff(found) <= 1e-12)


def test_the_stated_residual_is_the_true_one_in_the_norm_of_the_preconditioner():
    matrix, inverse, solution = indefinite()
    b = matrix @ solution
    x, residual = list(islice(iterates(matrix, inverse, b), 10))[-1]
    left = b - matrix @ x.ravel()
    true = np.sqrt((left @ inverse @ left) / (b @ inverse @ b))
    assert residual == pytest.approx(true, rel=1e-8)


def test_nothing_to_solve_is_answered_by_zero():
    matrix, inverse, _ = indefinite()
    found = list(iterates(matrix, inverse, np.zeros(24)))
    assert not found[-1][0].any()
    assert found[-1][1] == 0.0
