"""Breaking extension TL."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.measure.material_law import EveryLigamentDraws
from poreform.structure.shapes import slit

WRAPS = (True, True, True)


def plates():
    """Plates of polymer, 8/14 of the volume, along y and z."""
    return slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)


def test_plates_draw_as_far_as_their_matter():
    settings = {"axis": 1, "rule": EveryLigamentDraws()}
    reading = measure(plates(), "breaking_extension", settings=settings)
    assert reading.value == pytest.approx(300.0, rel=2e-3)
    assert reading.unit == "%"


def test_plates_do_not_hold_together_across():
    with pytest.raises(NotMeasurableError, match="the polymer does not join the two faces"):
        measure(plates(), "breaking_extension", settings={"axis": 0})
