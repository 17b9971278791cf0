"""distance_map against scipy and against the image repeated 27 times."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.distance import distance_map

OPEN = (False, False, False)
CLOSED = (True, True, True)
CUBE = (1.0, 1.0, 1.0)
FLAT = (1.0, 2.0, 0.7)


def noise(share, shape=(9, 14, 22)):
    return np.random.default_rng(1).random(shape) < share


@pytest.mark.parametrize("spacing", [CUBE, FLAT])
@pytest.mark.parametrize("share", [0.1, 0.6, 0.97, 0.9995])
def test_the_distance_equals_that_of_scipy(share, spacing):
    inside = noise(share)
    found = distance_map(inside, spacing=spacing, periodic=OPEN)
    assert found == pytest.approx(
        ndimage.distance_transform_edt(inside, sampling=spacing), rel=1e-6
    )


@pytest.mark.parametrize("spacing", [CUBE, FLAT])
@pytest.mark.parametrize("share", [0.6, 0.97, 0.9995])
def test_a_periodic_distance_is_that_in_the_middle_of_27_copies(share, spacing):
    inside = noise(share)
    copies = ndimage.distance_transform_edt(np.tile(inside, (3, 3, 3)), sampling=spacing)
    middle = copies[tuple(slice(n, 2 * n) for n in inside.shape)]
    found = distance_map(inside, spacing=spacing, periodic=CLOSED)
    assert found == pytest.approx(middle, rel=1e-6)


def test_only_the_periodic_axis_goes_round():
    inside = np.ones((8, 1, 8), dtype=bool)
    inside[0, 0, 0] = False
    found = distance_map(inside, spacing=CUBE, periodic=(True, False, False))
    assert found[7, 0, 0] == 1.0
    assert found[0, 0, 7] == 7.0


def test_squares_of_cubic_voxels_are_whole_numbers():
    squares = distance_map(noise(0.99), spacing=CUBE, periodic=CLOSED).astype(float) ** 2
    assert squares == pytest.approx(np.rint(squares), abs=1e-5)


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
def test_without_the_other_phase_the_distance_is_infinite(periodic):
    found = distance_map(np.ones((4, 5, 6), dtype=bool), spacing=CUBE, periodic=periodic)
    assert np.isinf(found).all()


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
@pytest.mark.parametrize("longest", [125, 126, 127, 128, 300])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_wide_and_narrow_pores_are_measured_alike(longest, axis, periodic):
    # whole numbers of 16 bits see 126 voxels far; from there on float32 takes over
    lengths = [3, 4, 5]
    lengths[axis] = 2 * longest + 1 if periodic[0] else longest + 1
    inside = np.ones(lengths, dtype=bool)
    np.moveaxis(inside, axis, 0)[0] = False
    found = np.moveaxis(distance_map(inside, spacing=CUBE, periodic=periodic), axis, 0)
    steps = np.arange(lengths[axis])
    if periodic[0]:
        steps = np.minimum(steps, lengths[axis] - steps)
    assert (found == steps[:, None, None]).all()


@pytest.mark.parametrize("length", [1, 2, 63, 64, 65, 130])
def test_lines_of_every_length_are_searched_to_their_ends(length):
    for shape in [(length, 5, 4), (4, length, 5), (5, 4, length)]:
        inside = noise(0.97, shape)
        inside[0, 0, 0] = False
        found = distance_map(inside, spacing=CUBE, periodic=OPEN)
        assert found == pytest.approx(ndimage.distance_transform_edt(inside), rel=1e-6)
        copies = ndimage.distance_transform_edt(np.tile(inside, (3, 3, 3)))
        middle = copies[tuple(slice(n, 2 * n) for n in shape)]
        found = distance_map(inside, spacing=CUBE, periodic=CLOSED)
        assert found == pytest.approx(middle, rel=1e-6)


def test_outside_the_phase_the_distance_is_zero():
    inside = noise(0.5)
    found = distance_map(inside, spacing=FLAT, periodic=OPEN)
    assert ((found == 0.0) == ~inside).all()
