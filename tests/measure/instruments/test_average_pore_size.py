"""The half-dry point as a reading."""

import pytest

from poreform.measure import measure
from poreform.structure.shapes import round_pores


def test_equal_pores_are_the_average():
    pores = round_pores((6e-7,) * 3, pitch=20, length=4, voxel=1e-7)
    reading = measure(pores, "average_pore_size")
    assert reading.value == pytest.approx(0.715 * 1.2, abs=0.05)
    assert reading.method.endswith("half-dry")


def test_a_sample_with_one_way_says_so():
    pores = round_pores((6e-7,), pitch=20, length=4, voxel=1e-7)
    assert "too small to tell" in measure(pores, "average_pore_size").note
