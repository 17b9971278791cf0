"""Anisotropy of drawn and of isotropic textures."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, sphere_packing
from poreform.structure.transform import rescale

CUT = gaussian_cut(
    voxels=48, correlation=2.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)


@pytest.mark.parametrize("ratio", [1.3, 2.0])
def test_it_is_the_ratio_of_the_stretch(ratio):
    drawn = rescale(CUT, (1.0, 1.0, ratio))
    assert measure(drawn, "anisotropy").value == pytest.approx(ratio, rel=0.08)


def test_a_cubic_packing_has_none():
    packing = sphere_packing("simple cubic", cells=1, voxels=48, edge=1e-6, radius=4e-7)
    assert measure(packing, "anisotropy").value == pytest.approx(1.0, abs=1e-6)


def test_an_isotropic_texture_is_one_within_its_deviation():
    reading = measure(CUT, "anisotropy")
    assert reading.value - 1.0 < 4.0 * reading.std


def test_plates_without_end_have_no_ratio():
    pores = np.zeros((16, 16, 16), dtype=bool)
    pores[4:10] = True
    with pytest.raises(NotMeasurableError, match="run on without end along an axis"):
        measure(Membrane(pores, voxel=1e-7, periodic=True), "anisotropy")
