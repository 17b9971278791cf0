"""The box and its sizes."""

import pytest

from poreform.core.errors import InputError
from poreform.sim.grid import Grid


def test_a_box_knows_its_edges_and_its_volume():
    grid = Grid((10, 20, 30), 1e-7, (True, True, False))
    assert grid.size == pytest.approx((1e-6, 2e-6, 3e-6))
    assert grid.measure == pytest.approx(6e-18)
    assert grid.cells == 6000
    assert grid.dimension == 3


def test_an_axis_of_one_cell_makes_a_flat_box():
    grid = Grid((10, 1, 30), 1e-7, (True, True, False))
    assert grid.dimension == 2
    assert grid.measure == pytest.approx(3e-12)


@pytest.mark.parametrize("shape", [(10, 10), (10, 0, 10)])
def test_a_box_needs_three_axes_with_cells(shape):
    with pytest.raises(InputError, match="three axes of one or more cells"):
        Grid(shape, 1e-7, (True, True, True))


@pytest.mark.parametrize("spacing", [0.0, -1e-7, float("nan")])
def test_a_spacing_is_a_positive_length(spacing):
    with pytest.raises(InputError, match="positive length"):
        Grid((4, 4, 4), spacing, (True, True, True))
