"""Permeability, tortuosity and water flow of whole membranes."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.flow import (
    mean_width,
    permeability,
    tortuosity,
    water_permeability,
)
from poreform.structure.membrane import Membrane

VOXEL = 5e-8  # m


def channels(width: int = 6, wall: int = 4) -> Membrane:
    """Slits along z, `width` voxels wide, in a periodic stack."""
    pores = np.zeros((width + wall, 3, 5), dtype=bool)
    pores[:width] = True
    return Membrane(pores, voxel=VOXEL, periodic=True)


def blobs(porosity: float = 0.6, side: int = 24, seed: int = 3) -> Membrane:
    """A smooth random periodic structure with its level."""
    rng = np.random.default_rng(seed)
    k = 2 * np.pi * np.fft.fftfreq(side)
    square = k[:, None, None] ** 2 + k[:, None] ** 2 + k[: side // 2 + 1] ** 2
    smooth = np.fft.rfftn(rng.standard_normal((side,) * 3)) * np.exp(-2.0 * square)
    field = np.fft.irfftn(smooth, s=(side,) * 3, axes=(0, 1, 2))
    level = field - np.quantile(field, porosity)
    return Membrane(level < 0, voxel=VOXEL, periodic=True, level=level)


def test_slits_have_the_permeability_of_poiseuille():
    found = permeability(channels(), axis=2)
    exact = (6 * VOXEL) ** 3 / 12 / (10 * VOXEL)
    assert found.value / exact == pytest.approx(1 + 2 / 36, rel=1e-3)
    assert abs(found.value - exact) <= 2 * found.deviation


def test_the_mean_width_of_a_slit_is_counted_with_the_ratio_of_a_staircase():
    assert mean_width(channels()) == pytest.approx(6 * 1.5)


def test_straight_pores_are_not_tortuous():
    assert tortuosity(channels(), axis=2).value == pytest.approx(1.0, abs=1e-6)


def test_an_isotropic_random_structure_lies_above_the_bound_of_hashin_and_shtrikman():
    membrane = blobs()
    found = tortuosity(membrane)
    assert (3 - membrane.porosity) / 2 < found.value < 3.0


def test_staircase_and_level_agree_within_their_deviations():
    smooth = blobs()
    stairs = Membrane(smooth.pores, voxel=VOXEL, periodic=True)
    first, second = permeability(smooth), permeability(stairs)
    assert abs(first.value - second.value) < 3 * (first.deviation + second.deviation)


def test_water_flows_as_darcy_says_in_lab_units():
    # 1e-16 m2 over 100 um of 0.89 mPa s: 1e-16 / (0.89e-3 * 1e-4) m/(s Pa)
    found = water_permeability(1e-16, thickness=1e-4)
    assert found * 1e5 * 3.6e6 == pytest.approx(404.5, rel=1e-3)


def test_a_wall_without_thickness_is_refused():
    with pytest.raises(InputError, match=r"thickness is 0\.0; a wall has a positive"):
        water_permeability(1e-16, thickness=0.0)


@pytest.mark.parametrize("measured", [permeability, tortuosity])
def test_pores_that_end_are_refused(measured):
    with pytest.raises(NotMeasurableError, match=r"no pore leads through .* along x"):
        measured(channels(), axis=0)


@pytest.mark.parametrize("measured", [permeability, tortuosity])
@pytest.mark.parametrize("pore", [True, False])
def test_one_phase_alone_is_refused(measured, pore):
    alone = Membrane(np.full((4, 4, 4), pore), voxel=VOXEL)
    with pytest.raises(NotMeasurableError, match="the structure is all"):
        measured(alone)


def test_pores_as_narrow_as_the_voxels_are_refused():
    checks = np.indices((8, 8, 8)).sum(axis=0) % 2 == 0
    with pytest.raises(NotMeasurableError, match="voxels wide on average; a flow needs 3"):
        permeability(Membrane(checks, voxel=VOXEL, periodic=True))


@pytest.mark.parametrize(("along_x", "along_z"), [(1, 1), (1, 2), (1, 3)])
@pytest.mark.parametrize("voxels", [32, 64])
def test_slits_aslant_conduct_as_they_must_within_the_deviation(along_x, along_z, voxels):
    x, z = np.ogrid[:voxels, :voxels]
    phase = np.mod((along_x * x + along_z * z) * 2 / voxels + 1e-6, 1.0)
    pores = np.repeat((phase < 0.5)[:, None, :], 4, axis=1)
    found = tortuosity(Membrane(pores, voxel=1e-7, periodic=True))
    exact = 1.0 + (along_z / along_x) ** 2  # 1 / (1 - n n), n the normal of the slits
    assert 0.5 * found.deviation < found.value - exact < 1.6 * found.deviation
