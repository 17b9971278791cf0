"""Distances to walls that lie between the voxels."""

import numpy as np
import pytest

from poreform.structure.kernels.nearest import wall_distance

OPEN = (False, False, False)
CLOSED = (True, True, True)
CUBE = (1.0, 1.0, 1.0)


def grid(n, offset=0.0):
    x = np.arange(n) + 0.5 + offset
    return x[:, None, None], x[None, :, None], x[None, None, :]


@pytest.mark.parametrize("place", [3.0, 3.2, 3.5, 3.9])
def test_a_plane_wall_lies_where_the_level_puts_it(place):
    x, _, _ = grid(10)
    level = np.broadcast_to(place - x, (10, 6, 6)).astype(np.float32)
    found = wall_distance(level, level <= 0.0, spacing=CUBE, periodic=OPEN)
    assert found == pytest.approx(np.maximum(-level, 0.0), abs=1e-5)


@pytest.mark.parametrize("offset", [0.0, 0.13, 0.37])
@pytest.mark.parametrize("radius", [4.0, 7.3, 10.0])
def test_outside_a_ball_the_distance_is_that_to_the_ball(radius, offset):
    x, y, z = grid(32, offset)
    level = (radius - np.sqrt((x - 16) ** 2 + (y - 16) ** 2 + (z - 16) ** 2)).astype("f4")
    found = wall_distance(level, level <= 0.0, spacing=CUBE, periodic=OPEN)
    error = (found - np.maximum(-level, 0.0))[level <= 0.0]
    assert np.abs(error).max() < 0.18
    assert np.sqrt((error**2).mean()) < 0.04


@pytest.mark.parametrize("width", [1.5, 3.0])
def test_a_diffuse_wall_lies_at_its_middle(width):
    x, y, z = grid(32, 0.21)
    distance = np.sqrt((x - 16) ** 2 + (y - 16) ** 2 + (z - 16) ** 2) - 8.0
    level = -np.tanh(distance / width).astype(np.float32)
    found = wall_distance(level, level <= 0.0, spacing=CUBE, periodic=OPEN)
    error = (found - np.maximum(distance, 0.0))[level <= 0.0]
    assert np.sqrt((error**2).mean()) < 0.08


@pytest.mark.parametrize("shift", [(5, 0, 0), (3, 11, 7)])
def test_a_periodic_box_has_no_beginning(shift):
    x, y, z = grid(16)
    level = (5.0 - np.sqrt((x - 8) ** 2 + (y - 8) ** 2 + (z - 8) ** 2)).astype("f4")
    moved = np.roll(level, shift, axis=(0, 1, 2))
    here = wall_distance(level, level <= 0.0, spacing=CUBE, periodic=CLOSED)
    there = wall_distance(moved, moved <= 0.0, spacing=CUBE, periodic=CLOSED)
    assert there == pytest.approx(np.roll(here, shift, axis=(0, 1, 2)), abs=1e-5)


def test_flat_voxels_measure_in_metres():
    x = (np.arange(12) + 0.5) * 0.5
    level = np.broadcast_to((2.1 - x)[None, None, :], (5, 5, 12)).astype(np.float32)
    found = wall_distance(level, level <= 0.0, spacing=(1.0, 2.0, 0.5), periodic=OPEN)
    assert found == pytest.approx(np.maximum(-level, 0.0), abs=1e-5)


def test_without_a_wall_the_distance_is_infinite():
    level = np.full((4, 4, 4), -1.0, dtype=np.float32)
    found = wall_distance(level, level <= 0.0, spacing=CUBE, periodic=OPEN)
    assert np.isinf(found).all()
