"""Closed pores."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.membrane import Membrane


def test_a_bubble_in_the_polymer_is_closed_and_a_dead_end_is_not():
    pores = np.zeros((6, 6, 9), dtype=bool)
    pores[1, 1] = True
    pores[3, 1, :4] = True
    pores[2, 4, 3:6] = True
    reading = measure(Membrane(pores, voxel=1e-7), "closed_pore_share")
    assert reading.value == pytest.approx(100 * 3 / 16)


def test_a_bubble_that_touches_by_a_corner_is_in_the_bracket():
    pores = np.zeros((5, 5, 8), dtype=bool)
    pores[1, 1] = True
    pores[2, 2, 3:5] = True
    reading = measure(Membrane(pores, voxel=1e-7), "closed_pore_share")
    assert reading.value == pytest.approx(20.0)
    assert reading.std == pytest.approx(20.0 / np.sqrt(12.0))
    assert reading.note.startswith("0 % when corners join too")
