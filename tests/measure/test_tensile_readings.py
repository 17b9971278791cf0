"""Tensile readings: the curve's figures with an uncertainty that holds."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.instruments.breaking_strength import BreakingStrength
from poreform.measure.material_law import EveryLigamentDraws, MaterialLaw
from poreform.measure.tensile import elastic_modulus, tensile_test
from poreform.measure.tensile_readings import (
    modulus_reading,
    yield_of,
)
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, overlapping_spheres

LAW = MaterialLaw()


def network(seed=1):
    return gaussian_cut(
        voxels=32, correlation=2.5, solid_fraction=0.5, voxel=5e-8,
        rng=np.random.default_rng(seed),
    )  # fmt: skip


def spheres(seed=11):
    """A packing with necks of few voxels, the hardest case for coarse elements."""
    return overlapping_spheres(
        number=140, radius=3e-7, voxels=64, voxel=4e-8, rng=np.random.default_rng(seed)
    )


@pytest.mark.parametrize("structure", [network, spheres])
def test_elements_half_as_large_stay_within_two_deviations(structure):
    membrane = structure()
    reading = modulus_reading(membrane, LAW, axis=0, elements=32, isotropic=False)
    finer = 1e-6 * elastic_modulus(membrane, elements=64).value
    assert abs(finer - reading.value) < 2 * reading.std
    assert reading.std < reading.value


def test_the_reading_holds_the_figure_of_the_curve_and_names_its_error():
    membrane = network()
    rng = np.random.default_rng(0)
    reading = BreakingStrength(elements=16).measure(membrane, rng=rng)
    curve = tensile_test(membrane, elements=16)
    assert reading.value == pytest.approx(1e-6 * curve.strength)
    assert "resolution" in reading.note
    assert "direction and sampling" in reading.note
    single = BreakingStrength(elements=16, isotropic=False).measure(membrane, rng=rng)
    assert 0.0 < single.std < reading.std


def test_what_breaks_before_it_yields_has_no_yield():
    pores = np.ones((4, 9, 4), dtype=bool)
    pores[:, 2:7] = False
    brittle = Membrane(pores, voxel=1e-4, periodic=True)  # far above a critical ligament
    with pytest.raises(NotMeasurableError, match=r"breaks at .* before .* it has no yield"):
        yield_of(tensile_test(brittle))
    assert yield_of(tensile_test(brittle, rule=EveryLigamentDraws())) > 0.0


def test_one_phase_is_refused():
    solid = Membrane(np.zeros((8, 8, 8), dtype=bool), voxel=1e-7)
    with pytest.raises(NotMeasurableError, match="the structure is all polymer"):
        modulus_reading(solid, LAW, axis=0, elements=8, isotropic=True)
