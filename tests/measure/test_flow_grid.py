"""The flow grid of a large image keeps the structure of the image."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.measure.flow import permeability
from poreform.measure.flow_grid import flow_grid
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

CUT = gaussian_cut(
    voxels=48, correlation=4.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)
STAIRS = Membrane(CUT.pores, voxel=1e-7, periodic=True)


def test_an_image_that_fits_is_taken_as_it_is():
    assert flow_grid(CUT, 48**3) is CUT


@pytest.mark.parametrize("membrane", [CUT, STAIRS], ids=["level", "staircase"])
def test_a_larger_one_keeps_its_size_and_porosity(membrane):
    coarse = flow_grid(membrane, 24**3)
    assert coarse.shape == (24, 24, 24)
    assert coarse.size == pytest.approx(membrane.size)
    assert coarse.porosity == pytest.approx(membrane.porosity, abs=0.01)
    assert (coarse.level is None) == (membrane.level is None)


@pytest.mark.parametrize("membrane", [CUT, STAIRS], ids=["level", "staircase"])
def test_the_flow_on_half_the_cells_agrees_within_its_deviation(membrane):
    fine, coarse = permeability(membrane), permeability(membrane, cells=32**3)
    assert abs(fine.value - coarse.value) < 2.0 * (fine.deviation + coarse.deviation)
    assert "flow grid of 32 x 32 x 32" in coarse.note
    assert "flow grid" not in fine.note


def test_a_grid_of_a_few_cells_is_refused():
    with pytest.raises(InputError, match="cells is 10; a flow needs a grid of 1000"):
        flow_grid(CUT, 10)
