"""Mean thickness of the polymer."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.shapes import slit

WRAPS = (True, True, True)


@pytest.mark.parametrize("size", [3, 4, 8])
def test_plates_are_as_thick_as_they_are(size):
    membrane = slit(width=5, wall=size, length=5, voxel=1e-7, periodic=WRAPS)
    expected = 0.2 * size
    assert measure(membrane, "strut_thickness").value == pytest.approx(expected, rel=1e-5)


def test_one_voxel_is_no_thickness():
    thin = slit(width=5, wall=1, length=5, voxel=1e-7, periodic=(False,) * 3)
    with pytest.raises(NotMeasurableError, match="use a finer image"):
        measure(thin, "strut_thickness")
