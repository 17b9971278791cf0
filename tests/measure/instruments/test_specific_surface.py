"""Wall area per volume."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.shapes import round_pores, sphere_packing


def test_balls_have_the_area_of_geometry():
    packing = sphere_packing("simple cubic", cells=1, voxels=32, edge=1e-6, radius=3e-7)
    reading = measure(packing, "specific_surface")
    assert reading.value == pytest.approx(4 * np.pi * 0.3**2, rel=0.01)
    assert reading.unit == "1/um"
    assert "level field" in reading.note


def test_a_round_pore_has_the_area_of_a_cylinder():
    reading = measure(
        round_pores((8e-7,), pitch=30, length=12, voxel=1e-7), "specific_surface"
    )
    # the two outermost layers of the block are left out, and no wall lies in them
    assert reading.value == pytest.approx(2 * np.pi * 0.8 / 2.7**2, rel=0.01)
