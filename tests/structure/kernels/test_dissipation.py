"""The power that a conduction loses, by the radius at which each place opens."""

import numpy as np
import pytest

from poreform.structure.kernels.dissipation import power_by_opening
from poreform.structure.kernels.laplace import effective_conductivity

CUBE = (1.0, 1.0, 1.0)
PERIODIC, WALLS = (True, True, True), (False, False, False)
LIMITS = np.arange(5) * 1.0


def left_over(field, opening, axis, periodic, spacing=CUBE):
    settings = {"axis": axis, "spacing": spacing, "periodic": periodic}
    potential = effective_conductivity(field, tolerance=1e-9, **settings).potential
    return power_by_opening(field, potential, opening, limits=LIMITS, **settings)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("periodic", [PERIODIC, WALLS])
def test_bars_side_by_side_lose_power_as_they_conduct(periodic, axis):
    field, opening = np.zeros((6, 6, 6)), np.zeros((6, 6, 6))
    place = np.array([0, 2, 4])
    np.moveaxis(field, axis, 2)[place, place] = np.array([[1.0], [2.0], [5.0]])
    np.moveaxis(opening, axis, 2)[place, place] = np.array([[1.5], [2.5], [4.0]])
    found = left_over(field, opening, axis, periodic)
    assert found == pytest.approx([1.0, 1.0, 7.0 / 8.0, 5.0 / 8.0, 5.0 / 8.0])


def test_layers_in_series_lose_power_as_they_resist():
    field = np.ones((8, 5, 5))
    field[4:] = 3.0
    opening = np.where(field > 1.0, 3.5, 1.5)
    found = left_over(field, opening, 0, WALLS)
    # resistances 4 to 4 / 3; half of the link between the layers lies in either, but it
    # opens with the narrower one
    assert found[2] == pytest.approx(0.25, abs=0.04)
    assert found[[0, 1, 4]] == pytest.approx([1.0, 1.0, 0.0], abs=1e-9)


def test_the_shape_of_a_voxel_moves_no_power():
    field = np.random.default_rng(0).random((8, 7, 6)) + 0.1
    opening = np.random.default_rng(1).random((8, 7, 6)) * 4.0
    one = left_over(field, opening, 2, WALLS, spacing=(1.0, 0.5, 2.0))
    other = left_over(
        field.transpose(2, 0, 1), opening.transpose(2, 0, 1), 0, WALLS, (2.0, 1.0, 0.5)
    )
    assert other == pytest.approx(one, rel=1e-6)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_left_open_conducts_no_more_than_its_share_of_the_power(seed):
    rng = np.random.default_rng(seed)
    field, opening = rng.random((10, 10, 10)) + 0.05, 4.0 * rng.random((10, 10, 10))
    settings = {"axis": 0, "spacing": CUBE, "periodic": PERIODIC, "tolerance": 1e-8}
    whole = effective_conductivity(field, **settings).conductivity
    found = left_over(field, opening, 0, PERIODIC)
    parts = [
        effective_conductivity(np.where(opening >= limit, field, 0.0), **settings)
        for limit in LIMITS
    ]
    shares = np.array([part.conductivity for part in parts]) / whole
    assert (shares <= found + 1e-6).all()
    assert (np.diff(found) < 0.0).all()


def test_the_fields_are_only_read():
    fields = [np.ones((4, 4, 4)) for _ in range(2)]
    for field in fields:
        field.flags.writeable = False
    assert left_over(*fields, 0, WALLS)[0] == pytest.approx(1.0)
