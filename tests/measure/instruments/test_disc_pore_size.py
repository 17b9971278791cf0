"""Bubble point continued to a disc."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

TEXTURE = gaussian_cut(
    voxels=48, correlation=2.5, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(5)
)


def test_a_larger_disc_holds_a_wider_pore_and_says_it_is_extrapolated():
    small = measure(TEXTURE, "disc_pore_size", settings={"disc": 0.01})
    large = measure(TEXTURE, "disc_pore_size")
    assert large.value >= small.value >= measure(TEXTURE, "maximum_pore_size").value
    assert large.note.startswith("EXTRAPOLATION over")
    assert large.std > small.std > 0.0
    assert "if the tail were exponential" in large.note


def test_slits_all_alike_grow_with_no_area():
    pores = np.zeros((24, 24, 6), dtype=bool)
    pores.reshape(4, 6, 24, 6)[:, 1:5] = True
    reading = measure(Membrane(pores, voxel=1e-7), "disc_pore_size")
    assert reading.value == pytest.approx(0.286, rel=0.01)
    # what is certain of the disc is known no better than the image itself
    assert reading.std >= 0.4 * 0.1 * 0.715


def test_an_image_of_one_way_cannot_be_parted():
    pores = np.zeros((8, 8, 8), dtype=bool)
    pores[:3, :3] = True
    with pytest.raises(NotMeasurableError, match="too small to be parted"):
        measure(Membrane(pores, voxel=1e-7), "disc_pore_size")


def test_closed_bubbles_have_no_bubble_point_on_a_disc_either():
    pores = np.zeros((16, 16, 16), dtype=bool)
    pores[4:10, 4:10, 4:10] = True
    with pytest.raises(NotMeasurableError, match=r"no pore path leads through .* along z"):
        measure(Membrane(pores, voxel=1e-7), "disc_pore_size")
