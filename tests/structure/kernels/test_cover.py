"""largest_cover against painting every ball in turn."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.cover import largest_cover
from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.percolation import FACE_STEPS, passage

OPEN = (False, False, False)
MIXED = (True, False, True)
CLOSED = (True, True, True)
CUBE = (1.0, 1.0, 1.0)
FLAT = (1.0, 1.5, 0.7)


def gaps(shape, centre, periodic):
    found = []
    for n, place, wraps in zip(shape, centre, periodic, strict=True):
        gap = np.abs(np.arange(n) - place)
        found.append(np.minimum(gap, n - gap) if wraps else gap)
    return np.ix_(*found)


def painted(radius, spacing, periodic):
    result = radius.astype(float)
    for centre in np.argwhere(radius > 0.0):
        x, y, z = gaps(radius.shape, centre, periodic)
        square = (x * spacing[0]) ** 2 + (y * spacing[1]) ** 2 + (z * spacing[2]) ** 2
        ball = float(radius[tuple(centre)])
        inside = square < ball**2 * (1.0 - 2e-6)
        result[inside] = np.maximum(result[inside], ball)
    return result


def blobs(seed=0, shape=(13, 15, 17)):
    noise = np.random.default_rng(seed).standard_normal(shape)
    return ndimage.gaussian_filter(noise, 1.8, mode="wrap") > -0.03


@pytest.mark.parametrize("periodic", [OPEN, MIXED, CLOSED])
@pytest.mark.parametrize("spacing", [CUBE, FLAT])
def test_the_local_thickness_equals_brute_force(spacing, periodic):
    radius = distance_map(blobs(), spacing=spacing, periodic=periodic)
    found = largest_cover(radius, spacing=spacing, periodic=periodic)
    assert found == pytest.approx(painted(radius, spacing, periodic), rel=1e-6)


@pytest.mark.parametrize("periodic", [OPEN, MIXED, CLOSED])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_invasion_of_plateaus_equals_brute_force(seed, periodic):
    distance = distance_map(blobs(seed), spacing=CUBE, periodic=periodic)
    reach = passage(
        distance, axis=2, periodic=periodic, steps=FACE_STEPS, from_spanning=False
    ).reach
    found = largest_cover(reach, spacing=CUBE, periodic=periodic)
    assert found == pytest.approx(painted(reach, CUBE, periodic), rel=1e-6)


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
def test_balls_of_any_radius_equal_brute_force(periodic):
    rng = np.random.default_rng(5)
    radius = (4.0 * rng.random((9, 10, 11)) ** 6).astype(np.float32)
    found = largest_cover(radius, spacing=FLAT, periodic=periodic)
    assert found == pytest.approx(painted(radius, FLAT, periodic), rel=1e-6)


@pytest.mark.parametrize("periodic", [OPEN, MIXED, CLOSED])
@pytest.mark.parametrize("spacing", [CUBE, FLAT])
@pytest.mark.parametrize("shape", [(5, 7, 150), (7, 150, 5), (150, 5, 7), (3, 4, 64)])
def test_balls_wider_than_a_word_or_the_image_equal_brute_force(shape, spacing, periodic):
    rng = np.random.default_rng(2)
    radius = np.zeros(shape, dtype=np.float32)
    for size in [1.7, 9.0, 33.4, 70.2]:
        radius[tuple(rng.integers(shape))] = size
    found = largest_cover(radius, spacing=spacing, periodic=periodic)
    assert found == pytest.approx(painted(radius, spacing, periodic), rel=1e-6)


def test_a_single_ball_fills_exactly_its_voxels():
    radius = np.zeros((9, 9, 9), dtype=np.float32)
    radius[4, 4, 4] = 3.0
    x, y, z = np.ogrid[-4:5, -4:5, -4:5]
    inside = x**2 + y**2 + z**2 < 9
    found = largest_cover(radius, spacing=CUBE, periodic=OPEN)
    assert ((found == 3.0) == inside).all()


def test_a_ball_goes_round_a_periodic_face_only():
    radius = np.zeros((9, 9, 9), dtype=np.float32)
    radius[0, 0, 4] = 2.5
    found = largest_cover(radius, spacing=CUBE, periodic=MIXED)
    assert found[8, 0, 4] == 2.5
    assert found[0, 8, 4] == 0.0
