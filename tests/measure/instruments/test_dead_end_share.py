"""Dead ends."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import round_pores


def test_straight_pores_have_no_dead_end():
    structure = round_pores((6e-7,), pitch=20, length=8, voxel=1e-7)
    assert measure(structure, "dead_end_share").value == 0.0


def test_a_pore_open_to_one_face_and_a_side_pore_are_dead_ends():
    pores = np.zeros((40, 5, 24), dtype=bool)
    pores[:8, 1:4] = True
    pores[8:30, 1:4, 10:14] = True  # a side pore of width 4, 22 long
    pores[35:38, 1:4, :12] = True  # open to one face
    reading = measure(Membrane(pores, voxel=1e-7), "dead_end_share")
    blind, side, whole = 3 * 3 * 12, (22 - 6) * 3 * 4, int(pores.sum())
    assert reading.value == pytest.approx(100 * (blind + side) / whole, abs=3.0)


def test_without_a_passage_it_is_refused():
    pores = np.zeros((6, 6, 6), dtype=bool)
    pores[1:4, 1:4, :4] = True
    with pytest.raises(NotMeasurableError, match=r"no pore leads through .* along z"):
        measure(Membrane(pores, voxel=1e-7), "dead_end_share")
