"""needed_balls: what may be left out, told by painting with and without it."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.needed_balls import needed_balls, radius_bits

OPEN = (False, False, False)
CLOSED = (True, True, True)


def listed(radius, spacing=(1.0, 1.0, 1.0), periodic=OPEN):
    unit = min(spacing)
    weights = np.array([(edge / unit) ** 2 for edge in spacing])
    balls = needed_balls(radius, unit, weights, np.array(periodic))
    bits = np.array([radius_bits.py_func(ball) for ball in balls], dtype=np.uint32)
    places = [
        tuple(int(n) for n in np.unravel_index(ball & 0xFFFFFFFF, radius.shape))
        for ball in balls.tolist()
    ]
    return places, bits.view(np.float32)


def covered(places, sizes, shape, spacing, periodic):
    """The largest of the balls over each voxel, one after the other."""
    result = np.zeros(shape)
    for place, size in zip(places, sizes, strict=True):
        gaps = []
        for n, at, wraps, edge in zip(shape, place, periodic, spacing, strict=True):
            gap = np.abs(np.arange(n) - at)
            gaps.append((np.minimum(gap, n - gap) if wraps else gap) * edge)
        x, y, z = np.ix_(*gaps)
        inside = x**2 + y**2 + z**2 < float(size) ** 2 * (1.0 - 2e-6)
        result[inside] = np.maximum(result[inside], size)
    return result


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (1.0, 1.6, 0.8)])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_left_out_covers_nothing_more(seed, spacing, periodic):
    noise = np.random.default_rng(seed).standard_normal((12, 13, 14))
    pores = ndimage.gaussian_filter(noise, 1.7, mode="wrap") > -0.03
    radius = distance_map(pores, spacing=spacing, periodic=periodic)
    places, sizes = listed(radius, spacing, periodic)
    everyone = [tuple(place) for place in np.argwhere(pores)]
    full = covered(everyone, radius[pores], radius.shape, spacing, periodic)
    part = covered(places, sizes, radius.shape, spacing, periodic)
    # beside the listed balls each voxel knows its own
    assert np.maximum(part, radius) == pytest.approx(full, rel=1e-6)
    assert len(places) < 0.8 * len(everyone)


def test_the_largest_comes_first_with_its_place_and_radius():
    radius = np.zeros((5, 6, 30), dtype=np.float32)
    for z, size in [(3, 1.5), (14, 2.25), (25, 1.75)]:
        radius[2, 3, z] = size
    places, sizes = listed(radius)
    assert places == [(2, 3, 14), (2, 3, 25), (2, 3, 3)]
    assert sizes.tolist() == [2.25, 1.75, 1.5]


def test_a_ball_inside_its_neighbours_is_left_out_and_one_that_sticks_out_is_not():
    radius = np.zeros((9, 9, 9), dtype=np.float32)
    radius[4, 4, 4] = 3.5
    radius[4, 4, 5] = 2.0
    assert listed(radius)[0] == [(4, 4, 4)]
    radius[4, 4, 5] = 3.0  # reaches (4, 4, 7) and (4, 6, 6), beyond the first
    assert listed(radius)[0] == [(4, 4, 4), (4, 4, 5)]


def test_a_ball_over_its_own_centre_alone_is_left_out():
    radius = np.zeros((4, 4, 4), dtype=np.float32)
    radius[1, 1, 1] = 1.0
    assert listed(radius)[0] == []
    assert listed(np.zeros((3, 3, 3), dtype=np.float32))[0] == []


def test_a_neighbour_across_a_periodic_face_counts_as_one():
    radius = np.zeros((7, 7, 7), dtype=np.float32)
    radius[0, 3, 3] = 3.0
    radius[6, 3, 3] = 1.5
    assert listed(radius, periodic=CLOSED)[0] == [(0, 3, 3)]
    assert listed(radius, periodic=OPEN)[0] == [(0, 3, 3), (6, 3, 3)]
