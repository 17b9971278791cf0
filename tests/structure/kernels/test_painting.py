"""painted: single balls against their formula, and any number of threads alike."""

import numba
import numpy as np
import pytest

from poreform.structure.kernels.needed_balls import needed_balls
from poreform.structure.kernels.painting import painted

ONES = np.ones(3)
OPEN = np.zeros(3, dtype=bool)


def paint(radius, weights=ONES, periodic=OPEN):
    return painted(
        radius, needed_balls(radius, 1.0, weights, periodic), 1.0, weights, periodic
    )


@pytest.mark.parametrize("size", [1.3, 2.0, 5.1, 31.9, 32.6, 40.0])
@pytest.mark.parametrize("centre", [(0, 0, 0), (6, 2, 63), (6, 4, 64), (12, 8, 140)])
def test_a_ball_takes_the_voxels_of_its_formula(centre, size):
    radius = np.zeros((13, 9, 141), dtype=np.float32)
    radius[centre] = size
    x, y, z = np.ogrid[:13, :9, :141]
    square = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2
    assert ((paint(radius) == np.float32(size)) == (square < np.float32(size) ** 2)).all()


def test_the_edges_of_a_voxel_stretch_a_ball():
    radius = np.zeros((9, 9, 20), dtype=np.float32)
    radius[4, 4, 10] = 3.5
    weights = np.array([1.0, 4.0, 2.25])
    x, y, z = np.ogrid[:9, :9, :20]
    square = (x - 4) ** 2 + 4.0 * (y - 4) ** 2 + 2.25 * (z - 10) ** 2
    assert ((paint(radius, weights) > 0.0) == (square < 3.5**2)).all()


def test_without_a_ball_the_radii_stay():
    radius = np.full((3, 4, 5), 0.5, dtype=np.float32)
    assert (paint(radius) == 0.5).all()


def test_the_number_of_threads_changes_nothing():
    rng = np.random.default_rng(3)
    radius = (6.0 * rng.random((11, 12, 70)) ** 8).astype(np.float32)
    most = numba.get_num_threads()
    numba.set_num_threads(1)
    alone = paint(radius)
    numba.set_num_threads(most)
    assert (paint(radius) == alone).all()
    assert (alone >= radius).all()
    assert (alone > radius).any()
