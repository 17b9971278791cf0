"""The largest ball of a voxel between plates and in round pores."""

import numpy as np
import pytest

from poreform.structure.kernels.wall import inscribed_radius

OPEN = (False, False, False)


def plates(width):
    """Clearance between two plates, whose middle lies on or between voxel centres."""
    x = np.arange(width) + 0.5
    row = np.minimum(x, width - x).astype(np.float32)
    return np.repeat(np.pad(row, 2)[:, None], 9, axis=1)[:, :, None].repeat(5, axis=2)


@pytest.mark.parametrize("width", [3, 4, 6, 7])
def test_between_plates_it_is_half_their_distance(width):
    assert inscribed_radius(plates(width), periodic=OPEN).max() == 0.5 * width


@pytest.mark.parametrize("offset", [(0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.3, 0.2)])
@pytest.mark.parametrize("radius", [2.5, 4.0, 8.0])
def test_in_a_round_pore_it_is_the_radius(radius, offset):
    x, y = np.ogrid[-11:12, -11:12]
    distance = radius - np.hypot(x - offset[0], y - offset[1])
    block = np.repeat(np.maximum(distance, 0.0)[:, :, None], 4, axis=2).astype(np.float32)
    found = inscribed_radius(block, periodic=OPEN).max()
    assert block.max() <= found
    assert found == pytest.approx(radius, abs=0.15)


def test_on_a_slope_nothing_is_gained():
    x = np.arange(12, dtype=np.float32) + 1.0
    slope = np.broadcast_to(x[:, None, None], (12, 4, 4)).copy()
    found = inscribed_radius(slope, periodic=OPEN)
    assert (found == slope).all()


def test_a_periodic_face_is_no_face():
    block = np.roll(plates(6), 5, axis=0)
    moved = inscribed_radius(block, periodic=(True, True, True))
    here = inscribed_radius(plates(6), periodic=(True, True, True))
    assert (moved == np.roll(here, 5, axis=0)).all()
