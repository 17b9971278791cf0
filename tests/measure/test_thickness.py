"""Mean thickness of struts and pores."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.thickness import mean_thickness
from poreform.structure.local_size import polymer_local_radius, pore_local_radius
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import slit, sphere_packing


def plates(width, wall):
    return slit(width=width, wall=wall, length=6, voxel=1e-7, periodic=(True, True, True))


@pytest.mark.parametrize("width", [3, 4, 5, 6])
def test_plates_are_as_far_apart_as_they_are(width):
    membrane = plates(width, 3)
    reading = mean_thickness("pore_thickness", membrane, radius=pore_local_radius(membrane))
    assert reading.value == pytest.approx(0.1 * width, rel=1e-5)
    assert reading.std == pytest.approx(0.1, rel=1e-3)


def test_a_strut_thinner_than_two_voxels_has_no_thickness():
    thin = slit(width=5, wall=1, length=6, voxel=1e-7, periodic=(False, True, True))
    with pytest.raises(NotMeasurableError, match="use a finer image"):
        mean_thickness("strut_thickness", thin, radius=polymer_local_radius(thin))


@pytest.mark.parametrize("radius", [0.3, 0.35, 0.4])
@pytest.mark.parametrize("with_level", [True, False])
def test_balls_are_as_thick_as_they_are_within_the_deviation(radius, with_level):
    packing = sphere_packing(
        "simple cubic", cells=1, voxels=32, edge=3.2e-6, radius=radius * 3.2e-6
    )
    by_voxels = Membrane(packing.pores, voxel=1e-7, periodic=True)
    membrane = packing if with_level else by_voxels
    radii = polymer_local_radius(membrane)
    reading = mean_thickness("strut_thickness", membrane, radius=radii)
    assert abs(reading.value - 6.4 * radius) < 1.5 * reading.std < 0.2
