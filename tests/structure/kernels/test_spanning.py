"""spanning_part: what leads through, with walls and around a periodic box."""

import numpy as np
import pytest

from poreform.structure.kernels.spanning import spanning_part

OPEN = (True, True, True)
WALLS = (False, False, False)


def staircase() -> np.ndarray:
    """A path from the first layer to the last that ends beside where it began."""
    path = np.zeros((6, 6, 6), dtype=bool)
    path[:3, 1, 1] = path[2, 1:4, 1] = path[2:, 3, 1] = True
    return path


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("periodic", [OPEN, WALLS])
def test_a_straight_channel_leads_through_along_itself_alone(axis, periodic):
    channel = np.zeros((5, 5, 5), dtype=bool)
    np.moveaxis(channel, axis, 0)[:, 2, 2] = True
    across = (axis + 1) % 3
    assert np.array_equal(spanning_part(channel, axis=axis, periodic=periodic), channel)
    assert not spanning_part(channel, axis=across, periodic=periodic).any()


def test_a_shifted_channel_passes_between_walls_but_does_not_wind():
    path = staircase()
    assert np.array_equal(spanning_part(path, axis=0, periodic=WALLS), path)
    assert not spanning_part(path, axis=0, periodic=OPEN).any()


def test_a_shifted_channel_winds_once_its_ends_are_joined():
    path = staircase()
    path[0, 1:4, 1] = True
    assert np.array_equal(spanning_part(path, axis=0, periodic=OPEN), path)


def test_a_helix_that_closes_after_two_turns_winds():
    path = np.zeros((4, 8, 1), dtype=bool)
    path[:, 1] = path[:, 5] = True
    path[3, 1:6] = True
    path[0, 5:] = path[0, :2] = True
    path[1, 1] = path[1, 5] = False
    assert not spanning_part(path, axis=0, periodic=OPEN).any()
    path[1, 1] = True
    assert spanning_part(path, axis=0, periodic=OPEN).any()


def test_islands_and_dead_pieces_are_left_out_but_dead_ends_stay():
    region = np.zeros((6, 7, 7), dtype=bool)
    region[:, 3, 3] = True
    with_branch = region.copy()
    with_branch[2, 3, 4:6] = True
    island = with_branch.copy()
    island[1:3, 0:2, 0:2] = True
    assert np.array_equal(spanning_part(island, axis=0, periodic=WALLS), with_branch)


@pytest.mark.parametrize("seed", range(5))
def test_every_shift_of_a_periodic_box_has_the_same_part(seed):
    rng = np.random.default_rng(seed)
    region = rng.random((9, 8, 7)) < 0.4
    shift = tuple(rng.integers(0, 7, 3))
    moved = spanning_part(np.roll(region, shift, (0, 1, 2)), axis=1, periodic=OPEN)
    part = spanning_part(region, axis=1, periodic=OPEN)
    assert np.array_equal(moved, np.roll(part, shift, (0, 1, 2)))


def test_the_region_is_not_written_to():
    region = staircase()
    region.flags.writeable = False
    assert spanning_part(region, axis=0, periodic=WALLS).any()
