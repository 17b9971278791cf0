"""Tortuosity factor of diffusion."""

import pytest

from poreform.measure import measure
from poreform.structure.shapes import slit


def test_straight_slits_are_not_tortuous():
    membrane = slit(width=6, wall=4, length=4, voxel=1e-7, periodic=(True, True, True))
    reading = measure(membrane, "tortuosity")
    assert reading.value == pytest.approx(1.0, abs=1e-6)
    assert "D_eff/D0 = 0.4286" in reading.note
