"""One implicit step of conduction: conservation, order, stability, untouched inputs."""

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.process.kernels.conduction import heat_flow, step

VOLUME = np.array([1.0, 2.0, 1.5])
CONDUCTANCE = np.array([0.7, 1.0, 2.0, 0.0])


def plain(temperature):
    return 3.0 * temperature, np.full_like(temperature, 3.0)


def read_only(values) -> np.ndarray:
    array = np.array(values, dtype=float)
    array.flags.writeable = False
    return array


def run(start, *, dt: float, enthalpy=plain, conductance=CONDUCTANCE) -> np.ndarray:
    return step(
        start, dt=dt, V=VOLUME, G=conductance, coolants=(1.0, 5.0), enthalpy=enthalpy
    )


def test_inner_faces_only_move_heat_about():
    flow = heat_flow(
        np.array([4.0, 2.0, 7.0]), G=np.array([0.0, 1.0, 2.0, 0.0]), outer=9.0, inner=9.0
    )
    assert flow.sum() == pytest.approx(0.0, abs=1e-14)


def test_an_insulated_wall_keeps_its_heat_through_a_step():
    closed = np.array([0.0, 1.0, 2.0, 0.0])
    start = read_only([4.0, 2.0, 7.0])
    after = run(start, dt=0.8, conductance=closed)
    assert VOLUME @ after == pytest.approx(VOLUME @ start, rel=1e-14)


def test_one_step_agrees_with_the_matrix_exponential_to_third_order():
    # exact exp(A dt) by eigenvalues of the 3-cell system
    matrix = np.array([[-1.7, 1.0, 0.0], [1.0, -3.0, 2.0], [0.0, 2.0, -2.0]]) / (
        3.0 * VOLUME[:, None]
    )
    values, vectors = np.linalg.eig(matrix)
    start = read_only([4.0, 2.0, 7.0])

    def missed(dt: float) -> float:
        above = (
            vectors @ np.diag(np.exp(values * dt)) @ np.linalg.inv(vectors) @ (start - 1)
        )
        return float(np.abs(run(start, dt=dt) - 1.0 - above).max())

    assert np.log2(missed(0.1) / missed(0.05)) == pytest.approx(3.0, abs=0.15)


def test_a_huge_step_lands_on_the_coolant():
    assert run(read_only([4.0, 2.0, 7.0]), dt=1e9) == pytest.approx(np.ones(3), abs=1e-6)


def test_a_latent_heat_in_a_single_point_is_refused_with_the_last_iterate():
    def jump(temperature):
        molten = temperature > 3.0
        return 3.0 * temperature + 50.0 * molten, np.full_like(temperature, 3.0)

    with pytest.raises(NotConvergedError, match="widen the temperature range") as caught:
        run(read_only([4.0, 4.0, 4.0]), dt=5.0, enthalpy=jump)
    assert caught.value.last.shape == (3,)
