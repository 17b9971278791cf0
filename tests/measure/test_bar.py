"""A membrane as coarse elements: shares, thickness, axes, refusals."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.bar import Bar, coarse, joined, thickness_of
from poreform.structure.membrane import Membrane


def strut(axis=0, voxel=1e-7):
    """A square strut of 4 x 4 voxels along `axis` in a box of 16 x 12 x 12."""
    pores = np.ones((16, 12, 12), dtype=bool)
    pores[:, 4:8, 4:8] = False
    return Membrane(np.ascontiguousarray(np.moveaxis(pores, 0, axis)), voxel, periodic=True)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_pull_comes_first_and_goes_back_to_its_axis(axis):
    bar = Bar.of(strut(axis), axis, 16)
    assert bar.share.shape == (16, 12, 12)
    back = bar.turned_back(bar.share)
    assert np.array_equal(back > 0.0, strut(axis).polymer)
    assert bar.shape == strut(axis).shape
    assert bar.element == pytest.approx((1e-7, 1e-7, 1e-7))


def test_joining_voxels_keeps_the_amount_of_polymer():
    fine, joint = (Bar.of(strut(), 0, elements) for elements in (16, 8))
    assert joint.shape == (8, 6, 6)
    assert joint.share.mean() == pytest.approx(fine.share.mean())
    assert joint.across == pytest.approx(0.5 * fine.across)
    assert joint.element == pytest.approx((2e-7, 2e-7, 2e-7))


def test_a_strut_is_as_thick_as_it_is():
    bar = Bar.of(strut(), 0, 16)
    # a binary image places a wall to half a voxel
    assert bar.thickness[bar.share > 0].mean() == pytest.approx(4e-7, abs=0.5e-7)
    assert bar.across == pytest.approx(4.0, abs=0.5)


def test_a_dense_block_is_as_thick_as_long():
    block = Membrane(np.zeros((3, 4, 5), dtype=bool), voxel=1e-7)
    assert thickness_of(block) == pytest.approx(np.full((3, 4, 5), 5e-7))


@pytest.mark.parametrize(
    ("count", "wraps", "most", "factor"),
    [(64, True, 32, 2), (65, False, 32, 3), (50, True, 32, 2), (49, True, 32, 7)],
)
def test_the_fewest_voxels_are_joined_and_a_period_is_never_cut(count, wraps, most, factor):
    assert joined(count, wraps=wraps, most=most) == factor


def test_blocks_are_means():
    field = np.arange(4 * 2 * 2, dtype=float).reshape(4, 2, 2)
    assert coarse(field, [2, 2, 2]).ravel() == pytest.approx([3.5, 11.5])


def test_what_falls_apart_is_refused():
    with pytest.raises(NotMeasurableError, match="does not join the two faces along y"):
        Bar.of(strut(), 1, 16)
