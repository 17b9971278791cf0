"""Blocks of an image and the error of their mean."""

import numpy as np
import pytest

from poreform.measure.sampling import counting_error, octants, size_text, standard_error
from poreform.structure.membrane import Membrane


def test_the_blocks_cover_the_image_once():
    membrane = Membrane(np.ones((5, 6, 7), dtype=bool), voxel=1e-7)
    total = np.zeros(membrane.shape)
    counted = [np.add.at(total, block, 1) for block in octants(membrane)]
    assert len(counted) == 8
    assert (total == 1.0).all()


def test_a_layer_has_four_blocks():
    membrane = Membrane(np.ones((5, 6, 1), dtype=bool), voxel=1e-7)
    assert len(list(octants(membrane))) == 4


def test_the_error_is_the_deviation_over_the_root_of_the_number():
    assert standard_error([1.0, 3.0]) == pytest.approx(1.0)
    assert standard_error([1.0]) is None


def test_the_size_is_told_in_words():
    membrane = Membrane(np.ones((10, 20, 30), dtype=bool), voxel=1e-7)
    assert size_text(membrane) == "image of 1 x 2 x 3 um, voxel 100 nm"


def test_a_ball_anywhere_is_counted_with_the_deviation_that_whole_voxels_state():
    shares, stated = [], []
    for place in np.random.default_rng(0).uniform(15.0, 17.0, (60, 3)):
        x, y, z = np.ogrid[:32, :32, :32]
        centre = x - place[0], y - place[1], z - place[2]
        ball = sum(part**2 for part in centre) > 10.3**2
        shares.append(ball.mean())
        stated.append(counting_error(Membrane(ball, voxel=1e-7)))
    error = np.std(np.array(shares) - (1.0 - 4.0 / 3.0 * np.pi * 10.3**3 / 32**3))
    assert 0.3 * np.mean(stated) < error < 1.5 * np.mean(stated)
