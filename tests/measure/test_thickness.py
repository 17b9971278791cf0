"""Mean thickness of struts and pores."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.thickness import mean_thickness
from poreform.structure.local_size import polymer_local_radius, pore_local_radius
from poreform.structure.shapes import slit


def plates(width, wall):
    return slit(width=width, wall=wall, length=6, voxel=1e-7, periodic=(True, True, True))


@pytest.mark.parametrize("width", [3, 4, 5, 6])
def test_plates_are_as_far_apart_as_they_are(width):
    membrane = plates(width, 3)
    reading = mean_thickness("pore_thickness", membrane, radius=pore_local_radius(membrane))
    assert reading.value == pytest.approx(0.1 * width, rel=1e-5)
    assert reading.std == pytest.approx(0.1 / 3**0.5, rel=1e-3)


def test_a_strut_thinner_than_two_voxels_has_no_thickness():
    thin = slit(width=5, wall=1, length=6, voxel=1e-7, periodic=(False, True, True))
    with pytest.raises(NotMeasurableError, match="use a finer image"):
        mean_thickness("strut_thickness", thin, radius=polymer_local_radius(thin))
