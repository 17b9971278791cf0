"""What stands beside a pore size."""

import numpy as np
import pytest

from poreform.measure.pore_size_notes import (
    bubble_point_note,
    half_dry_note,
    resolution_deviation,
)
from poreform.measure.porometry import PorometryMethod, bubble_point_radii, porometry
from poreform.structure.shapes import round_pores

METHOD = PorometryMethod(constant=4.0)
COARSE = round_pores((4e-7,), pitch=14, length=4, voxel=1e-7)
FINE = round_pores((8e-7,), pitch=24, length=4, voxel=1e-7)


def test_the_deviation_is_that_of_a_wall_anywhere_in_a_voxel():
    # a diameter is two radii, each evenly spread over one voxel
    assert resolution_deviation(FINE, METHOD) == pytest.approx(2e-7 / np.sqrt(12.0))


def test_a_coarse_image_is_told_so():
    note = bubble_point_note(COARSE, METHOD, bubble_point_radii(COARSE, 2))
    assert "12 are advised" in note
    assert "larger sample" in note


def test_a_fine_image_is_not():
    assert "advised" not in bubble_point_note(FINE, METHOD, bubble_point_radii(FINE, 2))


def test_a_sample_with_one_way_cannot_tell_average_from_maximum():
    assert "too small to tell" in half_dry_note(FINE, porometry(FINE, METHOD))
