"""Correlations against textures whose correlation is known."""

import numpy as np
import pytest

from poreform.structure.correlation import correlation, specific_surface
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, overlapping_spheres, sphere_packing

CUT = gaussian_cut(
    voxels=48, correlation=3.0, solid_fraction=0.5, voxel=1e-7, rng=np.random.default_rng(0)
)


def test_at_contact_it_is_the_porosity():
    found = correlation(CUT)
    assert found.distance[0] == 0.0
    assert found.probability[0] == pytest.approx(CUT.porosity)
    assert found.normalised[0] == pytest.approx(1.0)


def test_a_symmetric_gaussian_cut_follows_the_arcsine_law():
    # half-half cut: (S2 - 1/4) / (1/4) = (2 / pi) arcsin(covariance), Berk 1987
    found = correlation(CUT)
    covariance = np.exp(-((found.distance / 3e-7) ** 2) / 4.0)
    near = found.distance < 8e-7
    assert found.normalised[near] == pytest.approx(
        2.0 / np.pi * np.arcsin(covariance[near]), abs=0.04
    )


def test_overlapping_spheres_follow_the_law_of_their_union():
    # void: S2(r) = exp(-n V2(r)), V2 the volume of two balls at distance r
    number, radius, voxels = 500, 5.0, 64
    spheres = overlapping_spheres(
        number=number,
        radius=radius,
        voxels=voxels,
        voxel=1.0,
        rng=np.random.default_rng(3),
    )
    found = correlation(spheres)
    r = np.minimum(found.distance, 2.0 * radius)
    ball = 4.0 / 3.0 * np.pi * radius**3
    union = ball * (1.0 + 0.75 * r / radius - (r / radius) ** 3 / 16.0)
    expected = np.exp(-number / voxels**3 * union)
    assert found.probability == pytest.approx(expected, abs=0.04)


def test_an_image_with_faces_counts_only_its_own_pairs():
    pores = np.zeros((40, 8, 8), dtype=bool)
    pores[:20] = True
    found = correlation(Membrane(pores, voxel=1.0))
    full = correlation(Membrane(np.tile(CUT.pores, (1, 1, 1)), voxel=1e-7))
    assert found.probability[0] == pytest.approx(0.5)
    assert full.probability[:3] == pytest.approx(correlation(CUT).probability[:3], abs=0.01)


def test_layers_scatter_at_their_distance():
    x = np.arange(64) // 8 % 2 == 0
    pores = np.broadcast_to(x[:, None, None], (64, 64, 64)).copy()
    found = correlation(Membrane(pores, voxel=1e-7, periodic=True))
    peak = found.wave_number[np.argmax(found.structure_factor)]
    assert 2.0 * np.pi / peak == pytest.approx(16e-7, rel=0.05)


def test_the_power_of_all_waves_is_the_variance():
    found = np.abs(np.fft.fftn(CUT.pores - CUT.porosity)) ** 2
    variance = CUT.porosity * (1.0 - CUT.porosity)
    assert found.sum() / CUT.pores.size**2 == pytest.approx(variance)


@pytest.mark.parametrize("factor", [0.5, 3.0])
def test_the_characteristic_length_is_a_length(factor):
    other = Membrane(CUT.pores, voxel=factor * 1e-7, periodic=True)
    here = correlation(CUT).characteristic_length
    assert correlation(other).characteristic_length == pytest.approx(factor * here)


def test_the_surface_of_a_ball_follows_from_the_slope():
    ball = sphere_packing("simple cubic", cells=1, voxels=64, edge=1.0, radius=0.35)
    known = 4.0 * np.pi * 0.35**2
    assert specific_surface(correlation(ball)) == pytest.approx(known, rel=0.1)


def test_the_characteristic_length_is_twice_the_length_of_coherence_of_porod():
    rng = np.random.default_rng(1)
    found = correlation(
        gaussian_cut(voxels=96, correlation=3.0, solid_fraction=0.4, voxel=1e-7, rng=rng)
    )
    coherence = 2.0 * np.trapezoid(found.normalised, found.distance)
    assert found.characteristic_length == pytest.approx(2.0 * coherence, rel=0.03)
