"""Share of saddles."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.shapes import sphere_packing
from poreform.structure.threshold import threshold_at


def test_separate_balls_have_no_saddle():
    packing = sphere_packing("simple cubic", cells=1, voxels=32, edge=1e-6, radius=3e-7)
    reading = measure(packing, "saddle_share")
    assert reading.value == 0.0
    assert "as balls do) on 100%" in reading.note


def test_a_p_surface_is_all_saddles():
    wave = np.cos(2 * np.pi * np.arange(24) / 24)
    field = wave[:, None, None] + wave[:, None] + wave
    structure = threshold_at(field, 1e-3, voxel=1e-7, periodic=True)
    assert measure(structure, "saddle_share").value == pytest.approx(100.0, abs=2.0)
