"""What is a percolation structure and what is not."""

import numpy as np
import pytest

from poreform.measure.percolation_structure import Limits, percolation_structure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, sphere_packing
from poreform.structure.transform import rescale

CUT = gaussian_cut(
    voxels=48, correlation=2.5, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)
LIMITS = Limits()


def with_grains(membrane, number=12):
    """Grains that cut the network into pieces much larger than a strut."""
    n = membrane.shape[0]
    points = np.random.default_rng(0).integers(0, n, (number, 3))
    x, y, z = np.ogrid[:n, :n, :n]
    gaps = [(x - i) ** 2 + (y - j) ** 2 + (z - k) ** 2 for i, j, k in points]
    grains = (np.argmin(gaps, axis=0) + 1) * membrane.polymer
    return Membrane(
        membrane.pores, voxel=1e-7, periodic=True, grains=grains.astype(np.int32)
    )


def answers(membrane):
    found = percolation_structure(membrane, LIMITS)
    return found.answer, {check.name: check.answer for check in found.checks}


def test_a_cut_gaussian_field_in_few_grains_is_one():
    answer, checks = answers(with_grains(CUT))
    assert set(checks.values()) == {"met"}
    assert answer == "met"


def test_without_grain_labels_the_image_itself_is_analysed():
    found = percolation_structure(CUT, LIMITS)
    check = {check.name: check for check in found.checks}["grain_fraction"]
    assert check.answer == "met"
    assert check.reading.method.startswith("image analysis")


def test_touching_balls_without_labels_are_seen_to_be_balls():
    packing = sphere_packing("simple cubic", cells=2, voxels=48, edge=1e-6, radius=5.1e-7)
    answer, checks = answers(packing)
    assert checks["grain_fraction"] == "not met"
    assert answer == "not met"


def test_a_drawn_texture_is_not_isotropic():
    answer, checks = answers(rescale(CUT, (1.0, 1.0, 1.8)))
    assert checks["anisotropy"] == "not met"
    assert answer == "not met"


def spherulites():
    packing = sphere_packing("simple cubic", cells=2, voxels=48, edge=1e-6, radius=5.2e-7)
    half = np.arange(48) >= 24
    label = 1 + 4 * half[:, None, None] + 2 * half[None, :, None] + half[None, None, :]
    return Membrane(
        packing.pores,
        voxel=packing.spacing,
        periodic=True,
        grains=(label * packing.polymer).astype(np.int32),
        level=packing.level,
    )


def test_touching_spherulites_are_not_one():
    answer, checks = answers(spherulites())
    assert checks["grain_fraction"] == "not met"
    assert answer == "not met"


def test_loose_balls_are_not_one():
    packing = sphere_packing("simple cubic", cells=2, voxels=40, edge=1e-6, radius=3e-7)
    answer, checks = answers(packing)
    assert checks["polymer_percolation"] == "not met"
    assert checks["polymer_connectivity"] == "not met"
    assert checks["skeleton_coordination"] == "not met"
    assert answer == "not met"


def test_closed_bubbles_are_not_one():
    packing = sphere_packing("simple cubic", cells=2, voxels=40, edge=1e-6, radius=3e-7)
    found = percolation_structure(Membrane(packing.polymer, voxel=2.5e-8), LIMITS)
    by_name = {check.name: check for check in found.checks}
    assert by_name["pore_connectivity"].answer == "not met"
    assert "no pore path" in by_name["pore_connectivity"].reason
    assert found.answer == "not met"


@pytest.mark.parametrize("most", [1.0, 2.0])
def test_the_limits_are_the_callers(most):
    found = percolation_structure(CUT, Limits(most_anisotropy=most))
    by_name = {check.name: check for check in found.checks}
    assert by_name["anisotropy"].limit == f"at most {most:g}"
    assert by_name["anisotropy"].answer == ("met" if most > 1.5 else "not met")
