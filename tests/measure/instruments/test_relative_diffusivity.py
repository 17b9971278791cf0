"""Effective diffusivity."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, slit

TEXTURE = gaussian_cut(
    voxels=20, correlation=2.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(4)
)


def test_a_slit_lets_its_share_through():
    structure = slit(width=6, wall=2, length=5, voxel=1e-7, periodic=(True, True, True))
    assert measure(structure, "relative_diffusivity").value == pytest.approx(0.6)


def test_it_is_the_porosity_over_the_tortuosity():
    found = measure(TEXTURE, "relative_diffusivity").value
    tortuosity = measure(TEXTURE, "tortuosity").value
    assert found == pytest.approx(TEXTURE.resolved_porosity / tortuosity)


def test_a_cross_component_is_reciprocal():
    one, other = (
        measure(TEXTURE, "relative_diffusivity", settings={"axis": a, "towards": b})
        for a, b in ((0, 2), (2.0, 0.0))
    )
    assert one.value == pytest.approx(other.value, abs=1e-3)
    assert one.note.startswith("flow along z under a gradient along x")


def test_between_walls_nothing_can_cross():
    walled = Membrane(TEXTURE.pores, voxel=1e-7)
    with pytest.raises(NotMeasurableError, match="sides of the image along x are walls"):
        measure(walled, "relative_diffusivity", settings={"towards": 0})
