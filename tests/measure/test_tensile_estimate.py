"""The estimate from conduction, against finite elements on structures it has not seen."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError, OutOfRangeError
from poreform.measure.material_law import MaterialLaw
from poreform.measure.tensile import elastic_modulus, tensile_test
from poreform.measure.tensile_estimate import tensile_estimate
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, overlapping_spheres


def fresh(solid=0.45):
    return gaussian_cut(
        voxels=48, correlation=3.0, solid_fraction=solid, voxel=3e-8,
        rng=np.random.default_rng(77),
    )  # fmt: skip


def spheres():
    return overlapping_spheres(
        number=60, radius=3e-7, voxels=48, voxel=4e-8, rng=np.random.default_rng(78)
    )


@pytest.mark.parametrize("structure", [fresh, spheres])
def test_the_estimate_agrees_with_finite_elements_within_its_stated_error(structure):
    membrane = structure()
    found = tensile_estimate(membrane)
    modulus = 1e-6 * elastic_modulus(membrane).value
    strength = 1e-6 * tensile_test(membrane, elements=24).strength
    assert abs(found.modulus.value - modulus) < 2 * found.modulus.std
    assert abs(found.strength.value - strength) < 2 * found.strength.std


def test_the_estimate_says_that_it_is_one():
    found = tensile_estimate(fresh())
    assert found.modulus.method == "estimate from conduction, 10 % off the finite elements"
    assert found.modulus.std == pytest.approx(0.1 * found.modulus.value)
    assert found.strength.std == pytest.approx(0.3 * found.strength.value)


def test_the_law_of_the_polymer_scales_it():
    one = tensile_estimate(fresh())
    stiff = tensile_estimate(fresh(), law=MaterialLaw(modulus=2e9, yield_stress=45e6))
    assert stiff.modulus.value == pytest.approx(2 * one.modulus.value)
    assert stiff.strength.value == pytest.approx(1.5 * one.strength.value)


def test_a_structure_or_a_law_beyond_the_fit_is_refused():
    dense = fresh(solid=0.95)
    with pytest.raises(OutOfRangeError, match=r"fitted from 0\.02 to 0\.5; use the finite"):
        tensile_estimate(dense)
    with pytest.raises(OutOfRangeError, match=r"with a break ratio of 1\.6, not 3"):
        tensile_estimate(fresh(), law=MaterialLaw(break_ratio=3.0))


def test_what_falls_apart_or_is_one_phase_has_no_estimate():
    pores = np.zeros((8, 6, 6), dtype=bool)
    pores[3] = True
    with pytest.raises(NotMeasurableError, match="does not join the two faces along x"):
        tensile_estimate(Membrane(pores, voxel=1e-7, periodic=True))
    with pytest.raises(NotMeasurableError, match="the structure is all pore"):
        tensile_estimate(Membrane(np.ones((8, 6, 6), dtype=bool), voxel=1e-7))
