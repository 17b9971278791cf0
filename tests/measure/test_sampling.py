"""Blocks of an image and the error of their mean."""

import numpy as np
import pytest

from poreform.measure.sampling import octants, size_text, standard_error
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
