"""label_pieces against scipy, and across periodic faces."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.labels import label_pieces, piece_sizes

OPEN = (False, False, False)
CLOSED = (True, True, True)


def noise(share, seed=0):
    return np.random.default_rng(seed).random((9, 10, 11)) < share


@pytest.mark.parametrize(("connectivity", "rank"), [(6, 1), (26, 3)])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.7])
def test_the_number_of_pieces_is_that_of_scipy(share, connectivity, rank):
    phase = noise(share)
    _, count = ndimage.label(phase, ndimage.generate_binary_structure(3, rank))
    found = label_pieces(phase, periodic=OPEN, connectivity=connectivity)
    assert found.max() == count
    assert ((found > 0) == phase).all()


@pytest.mark.parametrize("connectivity", [6, 26])
@pytest.mark.parametrize("share", [0.05, 0.2, 0.35])
def test_the_sizes_do_not_know_where_a_periodic_box_begins(share, connectivity):
    phase = noise(share)
    moved = np.roll(phase, (4, 5, 6), axis=(0, 1, 2))
    here, there = (
        np.sort(piece_sizes(label_pieces(p, periodic=CLOSED, connectivity=connectivity)))
        for p in (phase, moved)
    )
    assert here.tolist() == there.tolist()


@pytest.mark.parametrize(
    ("periodic", "connectivity", "count"),
    [
        pytest.param(CLOSED, 26, 1, id="corner to corner"),
        pytest.param(CLOSED, 6, 2, id="corners are no faces"),
        pytest.param((True, True, False), 26, 2, id="one axis does not go round"),
        pytest.param(OPEN, 26, 2, id="no axis goes round"),
    ],
)
def test_opposite_corners_meet_only_where_all_axes_go_round(periodic, connectivity, count):
    phase = np.zeros((5, 5, 5), dtype=bool)
    phase[0, 0, 0] = phase[4, 4, 4] = True
    found = label_pieces(phase, periodic=periodic, connectivity=connectivity)
    assert found.max() == count


def test_an_empty_phase_has_no_piece():
    found = label_pieces(np.zeros((3, 3, 3), dtype=bool), periodic=CLOSED, connectivity=6)
    assert piece_sizes(found).size == 0
