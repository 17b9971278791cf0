"""Young's modulus in tension."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.shapes import slit

WRAPS = (True, True, True)


def plates():
    """Plates of polymer, 8/14 of the volume, along y and z."""
    return slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)


def test_plates_have_the_modulus_of_their_share():
    settings = {"axis": 1}
    reading = measure(plates(), "elastic_modulus", settings=settings)
    assert reading.value == pytest.approx(1000.0 * 8 / 14, rel=2e-3)
    assert reading.unit == "MPa"


def test_plates_do_not_hold_together_across():
    with pytest.raises(NotMeasurableError, match="the polymer does not join the two faces"):
        measure(plates(), "elastic_modulus", settings={"axis": 0})
