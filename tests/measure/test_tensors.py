"""Tensors of flow and diffusion: layers, rotation, reciprocity, refusals."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.tensors import (
    diffusivity,
    diffusivity_tensor,
    permeability_component,
    permeability_tensor,
)
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

TEXTURE = gaussian_cut(
    voxels=14, correlation=1.9, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(8)
)


def slanted():
    """Slits along z and along the diagonal of x and y, walls 6 and 6 voxels thick."""
    x, y, _ = np.indices((16, 16, 3))
    return Membrane((x - y) % 16 < 10, voxel=1e-7, periodic=True)


def test_slanted_slits_conduct_along_their_plane_and_not_across():
    found = diffusivity_tensor(slanted())
    values, directions = found.principal
    share = slanted().resolved_porosity
    assert values[0] == pytest.approx(0.0, abs=0.02 * share)
    assert abs(directions[:, 0]) == pytest.approx([np.sqrt(0.5), np.sqrt(0.5), 0], abs=0.01)
    assert found.value[2, 2] == pytest.approx(share, rel=1e-3)
    assert found.value[0, 1] == pytest.approx(found.value[0, 0], rel=0.02)


def test_water_too_runs_along_slanted_slits():
    found = permeability_tensor(slanted())
    assert found.value[0, 1] == pytest.approx(found.value[0, 0], rel=0.05)
    assert found.asymmetry < 0.02


@pytest.mark.parametrize("tensor", [diffusivity_tensor, permeability_tensor])
def test_the_tensor_turns_with_the_structure(tensor):
    turned = Membrane(
        np.ascontiguousarray(TEXTURE.pores.transpose(2, 0, 1)), voxel=1e-7, periodic=True
    )
    here = tensor(Membrane(TEXTURE.pores, voxel=1e-7, periodic=True))
    there = tensor(turned)
    scale = np.trace(here.value) / 3
    moved = here.value[np.ix_([2, 0, 1], [2, 0, 1])]
    assert there.value == pytest.approx(moved, abs=0.01 * scale)
    assert here.asymmetry < 0.01
    assert (here.deviation > 0.0).all()
    assert here.principal[0][0] > 0.0


@pytest.mark.parametrize("component", [diffusivity, permeability_component])
def test_a_cross_flow_between_walls_is_refused(component):
    walled = Membrane(TEXTURE.pores, voxel=1e-7, periodic=(True, False, True))
    with pytest.raises(NotMeasurableError, match="sides of the image along y are walls"):
        component(walled, axis=0, towards=1)


def test_a_fourth_axis_is_refused():
    with pytest.raises(InputError, match="the axis is 3; it is 0, 1 or 2"):
        diffusivity(TEXTURE, axis=3)
