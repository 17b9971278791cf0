"""effective_conductivity against laminates, dilute spheres and bounds."""

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.laplace import effective_conductivity

CUBE = (1.0, 1.0, 1.0)
OPEN = (True, True, True)
WALLS = (False, False, False)


def laminate() -> np.ndarray:
    """Layers of conductivity 3 and 1 along the first axis, half of each."""
    field = np.ones((8, 6, 5))
    field[:4] = 3.0
    return field


def sphere(side: int, radius: float) -> np.ndarray:
    x = np.arange(side) + 0.5 - side / 2
    return x[:, None, None] ** 2 + x[:, None] ** 2 + x**2 < radius**2


def found(
    field: np.ndarray, axis: int, periodic=OPEN, spacing=CUBE, tolerance=1e-8
) -> float:
    return effective_conductivity(
        field, axis=axis, spacing=spacing, periodic=periodic, tolerance=tolerance
    ).conductivity


@pytest.mark.parametrize("periodic", [OPEN, WALLS])
@pytest.mark.parametrize(("axis", "expected"), [(0, 1.5), (1, 2.0), (2, 2.0)])
def test_layers_add_in_series_and_side_by_side(periodic, axis, expected):
    assert found(laminate(), axis, periodic) == pytest.approx(expected, rel=1e-6)


def test_the_shape_of_a_voxel_changes_no_laminate():
    assert found(laminate(), 0, spacing=(2.0, 0.5, 7.0)) == pytest.approx(1.5, rel=1e-6)


def test_a_stretched_voxel_equals_a_stretched_structure():
    rng = np.random.default_rng(0)
    blocks = rng.random((6, 6, 6)) + 0.1
    fine = blocks.repeat(8, 0).repeat(8, 1).repeat(8, 2)
    halved = blocks.repeat(8, 0).repeat(8, 1).repeat(4, 2)
    assert found(halved, 2, spacing=(1.0, 1.0, 2.0)) == pytest.approx(
        found(fine, 2), rel=0.02
    )


def test_few_insulating_spheres_hinder_as_maxwell_says():
    field = np.where(sphere(40, 8.0), 0.0, 1.0)
    share = 1.0 - field.mean()
    # Maxwell 1873: exact to third order in the share for a cubic array (Rayleigh 1892)
    assert found(field, 0) == pytest.approx(2 * (1 - share) / (2 + share), rel=0.005)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_answer_lies_between_the_bounds_of_wiener(seed):
    field = 10.0 ** np.random.default_rng(seed).uniform(-2, 2, (10, 11, 12))
    lower, upper = 1.0 / (1.0 / field).mean(), field.mean()
    assert lower < found(field, 1) < upper


def test_conductivities_and_answer_scale_together():
    field = np.random.default_rng(5).random((8, 8, 8)) + 0.01
    assert found(1e-9 * field, 2) == pytest.approx(1e-9 * found(field, 2), rel=1e-9)


def test_turning_the_box_turns_the_axis():
    field = np.random.default_rng(6).random((9, 8, 7))
    turned = np.ascontiguousarray(field.transpose(2, 0, 1))
    assert found(turned, 0) == pytest.approx(found(field, 2), rel=1e-7)


def test_isolated_pores_change_nothing():
    field = np.zeros((10, 10, 10))
    field[:, 4:6, 4:6] = 1.0
    with_island = field.copy()
    with_island[2:5, 1:3, 7:9] = 1.0
    assert found(with_island, 0) == pytest.approx(found(field, 0), rel=1e-12)
    assert found(field, 0) == pytest.approx(0.04, rel=1e-9)


def test_a_region_that_leads_nowhere_conducts_nothing():
    field = np.ones((6, 6, 6))
    field[3] = 0.0
    answer = effective_conductivity(field, axis=0, spacing=CUBE, periodic=OPEN)
    assert answer.conductivity == 0.0
    assert not answer.potential.any()


@pytest.mark.parametrize("periodic", [OPEN, WALLS])
def test_the_potential_falls_by_one_along_a_uniform_bar(periodic):
    answer = effective_conductivity(
        np.ones((10, 4, 4)), axis=0, spacing=CUBE, periodic=periodic, tolerance=1e-10
    )
    expected = 1.0 - (np.arange(10) + 0.5) / 10
    assert answer.potential[:, 2, 2] == pytest.approx(expected, abs=1e-8)


def test_too_few_steps_are_refused():
    field = 10.0 ** np.random.default_rng(7).uniform(-3, 3, (12, 12, 12))
    with pytest.raises(
        NotConvergedError, match="the flux through the planes still differs"
    ):
        effective_conductivity(
            field, axis=0, spacing=CUBE, periodic=OPEN, tolerance=1e-12, most_steps=1
        )


def test_the_field_is_not_written_to():
    field = laminate()
    field.flags.writeable = False
    assert found(field, 0) > 0.0


@pytest.mark.parametrize("periodic", [OPEN, WALLS])
def test_a_start_changes_the_steps_and_not_the_answer(periodic):
    field = np.random.default_rng(8).random((12, 12, 12)) + 0.05
    settings = {"axis": 1, "spacing": CUBE, "periodic": periodic, "tolerance": 1e-9}
    cold = effective_conductivity(field, **settings)
    warm = effective_conductivity(field, start=cold.potential, **settings)
    assert warm.conductivity == pytest.approx(cold.conductivity, rel=1e-9)
    assert warm.steps < cold.steps // 2
