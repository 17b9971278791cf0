"""The multigrid cycle as a symmetric, positive and contracting approximation."""

import numpy as np
import pytest

from poreform.structure.kernels import links
from poreform.structure.kernels.multigrid import Hierarchy, links_of, solve


def porous(*, share: float, side: int = 12) -> links.Links:
    """Return a periodic diffusion operator between random open cells, with some sinks."""
    rng = np.random.default_rng(8)
    open_ = rng.random((side, side + 2, side - 3)) < share
    strengths = [(open_ & np.roll(open_, -1, axis)).astype(float) for axis in range(3)]
    return links_of(*strengths, np.where(open_, 0.02 * rng.random(open_.shape), 0.0))


def cycled(hierarchy: Hierarchy, f: np.ndarray) -> np.ndarray:
    out = np.empty_like(f)
    hierarchy.cycle(f, out)
    return out


@pytest.mark.parametrize("share", [1.0, 0.7, 0.45])
def test_the_cycle_is_symmetric_and_positive(share):
    operator = porous(share=share)
    hierarchy = Hierarchy.of(operator)
    rng = np.random.default_rng(9)
    active = operator.diagonal > 0.0
    a, b = (rng.standard_normal(active.shape) * active for _ in range(2))
    image_a, image_b = cycled(hierarchy, a), cycled(hierarchy, b)
    assert links.dot(image_a, b) == pytest.approx(links.dot(a, image_b), rel=1e-12)
    assert links.dot(image_a, a) > 0.0


@pytest.mark.parametrize("share", [1.0, 0.7, 0.45])
def test_the_solution_satisfies_the_equation(share):
    operator = porous(share=share)
    rng = np.random.default_rng(10)
    f = rng.standard_normal(operator.x.shape) * (operator.diagonal > 0.0)
    u, residual, steps = solve(
        Hierarchy.of(operator), f, np.zeros_like(f), tolerance=1e-10, most_steps=100
    )
    image = np.empty_like(u)
    links.apply(operator, u, image)
    assert image == pytest.approx(f, abs=1e-6)
    assert residual <= 1e-10
    assert steps < 60


def test_the_steps_do_not_grow_with_the_grid():
    counts = []
    sides = [12, 24, 48]
    operators = [
        links_of(*(np.ones((side,) * 3) for _ in range(3)), np.zeros((side,) * 3))
        for side in sides
    ]
    fields = [np.random.default_rng(1).standard_normal((side,) * 3) for side in sides]
    counts = [
        solve(
            Hierarchy.of(a), f - f.mean(), np.zeros_like(f), tolerance=1e-8, most_steps=99
        )[2]
        for a, f in zip(operators, fields, strict=True)
    ]
    assert max(counts) <= min(counts) + 4


def test_too_few_steps_say_how_far_they_came():
    operator = porous(share=0.7)
    f = np.random.default_rng(2).standard_normal(operator.x.shape) * (operator.diagonal > 0)
    _, residual, steps = solve(
        Hierarchy.of(operator), f, np.zeros_like(f), tolerance=1e-10, most_steps=1
    )
    assert steps == 1
    assert residual > 1e-10


def test_a_start_near_the_answer_needs_fewer_steps():
    operator = porous(share=0.7)
    f = np.random.default_rng(4).standard_normal(operator.x.shape) * (operator.diagonal > 0)
    hierarchy = Hierarchy.of(operator)
    answer, _, steps = solve(hierarchy, f, np.zeros_like(f), tolerance=1e-8, most_steps=99)
    again, _, fewer = solve(hierarchy, f, 0.99 * answer, tolerance=1e-8, most_steps=99)
    assert fewer < steps
    assert again == pytest.approx(answer, abs=1e-5)
