"""Euler numbers against scikit-image and bodies whose topology is known."""

import numpy as np
import pytest
from skimage.measure import euler_number as euler_of_skimage

from poreform.structure.kernels.windows import (
    crossing_counts,
    euler_number,
    window_counts,
)

OPEN = (False, False, False)
CLOSED = (True, True, True)


def noise(share):
    return np.random.default_rng(3).random((8, 9, 10)) < share


@pytest.mark.parametrize(("connectivity", "rank"), [(6, 1), (26, 3)])
@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.9])
def test_the_euler_number_is_that_of_scikit_image(share, connectivity, rank):
    phase = noise(share)
    counts = window_counts(phase, periodic=OPEN, padded=True)
    assert euler_number(counts, connectivity) == euler_of_skimage(phase, rank)


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.9])
def test_both_phases_of_a_periodic_box_have_one_euler_number(share):
    phase = noise(share)
    pores = window_counts(phase, periodic=CLOSED, padded=False)
    polymer = window_counts(~phase, periodic=CLOSED, padded=False)
    assert euler_number(pores, 6) == euler_number(polymer, 26)


def ring():
    phase = np.zeros((7, 7, 5), dtype=bool)
    phase[1:6, 1:6, 2] = True
    phase[3, 3, 2] = False
    return phase


def shell():
    phase = np.zeros((7, 7, 7), dtype=bool)
    phase[1:6, 1:6, 1:6] = True
    phase[3, 3, 3] = False
    return phase


@pytest.mark.parametrize(
    ("phase", "known"),
    [
        pytest.param(np.pad(np.ones((2, 2, 2), dtype=bool), 1), 1, id="ball"),
        pytest.param(ring(), 0, id="ring: one piece less one handle"),
        pytest.param(shell(), 2, id="shell: one piece and one cavity"),
    ],
)
@pytest.mark.parametrize("connectivity", [6, 26])
def test_pieces_less_handles_plus_cavities(phase, known, connectivity):
    counts = window_counts(phase, periodic=OPEN, padded=True)
    assert euler_number(counts, connectivity) == known


def lattice_of_rods(cells):
    cell = np.zeros((6, 6, 6), dtype=bool)
    cell[2:4, 2:4, :] = cell[2:4, :, 2:4] = cell[:, 2:4, 2:4] = True
    return np.tile(cell, (cells, cells, cells))


@pytest.mark.parametrize("cells", [1, 2, 3])
def test_a_cubic_scaffold_has_two_handles_a_cell(cells):
    counts = window_counts(lattice_of_rods(cells), periodic=CLOSED, padded=False)
    assert euler_number(counts, 26) == -2 * cells**3


def test_complete_windows_count_every_place_once():
    counts = window_counts(noise(0.5), periodic=(True, False, True), padded=False)
    assert counts.sum() == 8 * 8 * 10


def test_lines_across_layers_cross_walls_and_lines_along_them_do_not():
    phase = np.zeros((8, 6, 6), dtype=bool)
    phase[::2] = True
    steps, shares = crossing_counts(window_counts(phase, periodic=CLOSED, padded=False))
    assert steps.shape == (13, 3)
    assert shares.tolist() == (steps[:, 0] != 0).astype(float).tolist()
