"""The share of the polymer in its largest piece."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import sphere_packing


def test_a_loose_crumb_is_left_out():
    pores = np.ones((6, 6, 6), dtype=bool)
    pores[1, 1, :] = False
    pores[4, 4, 2:4] = False
    reading = measure(Membrane(pores, voxel=1e-7), "polymer_connectivity")
    assert reading.value == 75.0
    assert "2 pieces" in reading.note


def test_loose_balls_are_each_an_equal_share():
    balls = sphere_packing("simple cubic", cells=2, voxels=24, edge=1e-6, radius=3e-7)
    assert measure(balls, "polymer_connectivity").value == pytest.approx(100.0 / 8)
