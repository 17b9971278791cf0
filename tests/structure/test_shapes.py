"""Ideal structures have the volumes that geometry gives them."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.shapes import (
    gaussian_cut,
    gaussian_field,
    overlapping_spheres,
    round_pores,
    slit,
    sphere_packing,
    touching_radius,
)


@pytest.mark.parametrize(
    ("lattice", "solid"),
    [
        ("simple cubic", np.pi / 6.0),
        ("body-centred cubic", np.pi * np.sqrt(3.0) / 8.0),
        ("face-centred cubic", np.pi / (3.0 * np.sqrt(2.0))),
    ],
)
def test_touching_spheres_fill_their_known_share(lattice, solid):
    packing = sphere_packing(
        lattice, cells=1, voxels=60, edge=1e-6, radius=1e-6 * touching_radius(lattice)
    )
    assert 1.0 - packing.porosity == pytest.approx(solid, rel=6e-3)


def test_overlapping_spheres_leave_a_poisson_share_of_void():
    spheres = overlapping_spheres(
        number=600, radius=5.0, voxels=64, voxel=1.0, rng=np.random.default_rng(0)
    )
    expected = np.exp(-600 * 4.0 / 3.0 * np.pi * 5.0**3 / 64**3)
    assert spheres.porosity == pytest.approx(expected, rel=0.1)


def test_a_slit_has_the_porosity_of_its_width():
    membrane = slit(width=6, wall=2, length=4, voxel=1e-7, periodic=(False,) * 3)
    assert membrane.porosity == pytest.approx(0.6)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_round_pore_has_the_area_of_a_circle(axis):
    membrane = round_pores((9e-7,), pitch=30, length=3, voxel=1e-7, axis=axis)
    assert membrane.shape[axis] == 3
    assert membrane.porosity == pytest.approx(np.pi * 81 / 900, rel=0.01)


def test_a_gaussian_field_has_the_covariance_asked_for():
    field = gaussian_field(voxels=64, correlation=3.0, rng=np.random.default_rng(0))
    covariance = (field * np.roll(field, 3, axis=0)).mean()
    assert field.std() == pytest.approx(1.0)
    assert covariance == pytest.approx(np.exp(-0.25), abs=0.03)


def test_a_gaussian_cut_keeps_its_polymer():
    cut = gaussian_cut(
        voxels=24,
        correlation=2.0,
        solid_fraction=0.3,
        voxel=1e-7,
        rng=np.random.default_rng(0),
    )
    assert cut.porosity == pytest.approx(0.7, abs=1e-4)


def test_pores_wider_than_their_pitch_are_refused():
    with pytest.raises(InputError, match="do not fit"):
        round_pores((6e-7,), pitch=12, length=3, voxel=1e-7)
