"""Darcy permeability in its lab unit."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.shapes import slit

WRAPS = (True, True, True)


def test_a_slit_lets_through_what_poiseuille_says():
    membrane = slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)
    reading = measure(membrane, "intrinsic_permeability")
    assert reading.unit == "m**2"
    poiseuille = 6e-7**3 / 12 / 14e-7
    assert reading.value / poiseuille == pytest.approx(1 + 2 / 36, rel=1e-3)
    assert "staircase walls" in reading.note


def test_across_a_slit_nothing_flows():
    membrane = slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)
    with pytest.raises(NotMeasurableError, match="so nothing flows"):
        measure(membrane, "intrinsic_permeability", settings={"axis": 0})
