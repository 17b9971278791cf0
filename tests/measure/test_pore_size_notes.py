"""What stands beside a pore size."""

import pytest

from poreform.measure.pore_size_notes import (
    bubble_point_note,
    half_dry_note,
    resolution_deviation,
)
from poreform.measure.porometry import PorometryMethod, bubble_point_radii, porometry
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import round_pores, sphere_packing, touching_radius

METHOD = PorometryMethod(constant=4.0)
COARSE = round_pores((4e-7,), pitch=14, length=4, voxel=1e-7)
FINE = round_pores((8e-7,), pitch=24, length=4, voxel=1e-7)


@pytest.mark.parametrize(
    ("membrane", "share"),
    [
        pytest.param(FINE, 0.2, id="level"),
        pytest.param(Membrane(FINE.pores, voxel=1e-7), 0.4, id="voxels"),
    ],
)
def test_a_level_halves_the_deviation_of_the_voxels(membrane, share):
    assert resolution_deviation(membrane, METHOD) == pytest.approx(2e-7 * share)


@pytest.mark.parametrize("voxels", [33, 48])
@pytest.mark.parametrize(
    ("lattice", "throat"), [("simple cubic", 0.41421), ("body-centred cubic", 0.22474)]
)
@pytest.mark.parametrize("smooth", [True, False], ids=["level", "voxels"])
def test_the_deviation_covers_the_error_of_known_throats(lattice, throat, voxels, smooth):
    radius = touching_radius(lattice) * 1e-6
    found = sphere_packing(lattice, cells=1, voxels=voxels, edge=1e-6, radius=radius)
    kept = found if smooth else Membrane(found.pores, voxel=found.edge, periodic=True)
    error = METHOD.diameter_of(bubble_point_radii(kept, 2)[0] - throat * radius)
    assert abs(error) < 2.0 * resolution_deviation(kept, METHOD)


def test_a_coarse_image_is_told_so():
    note = bubble_point_note(COARSE, METHOD, bubble_point_radii(COARSE, 2))
    assert "12 are advised" in note
    assert "larger sample" in note


def test_a_fine_image_is_not():
    assert "advised" not in bubble_point_note(FINE, METHOD, bubble_point_radii(FINE, 2))


def test_a_sample_with_one_way_cannot_tell_average_from_maximum():
    assert "too small to tell" in half_dry_note(FINE, porometry(FINE, METHOD))
