"""Axes in order."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.readers.axes import fixed_order, in_order, stated_spacing


@pytest.mark.parametrize("axes", ["xyz", "zyx", "yzx"])
def test_each_axis_finds_its_place(axes):
    sizes = {"x": 2, "y": 3, "z": 4}
    volume = np.zeros([sizes[axis] for axis in axes])
    assert in_order(volume, axes, "f").shape == (2, 3, 4)


def test_a_picture_is_refused():
    with pytest.raises(InputError, match="2 axes"):
        in_order(np.zeros((2, 3)), "xyz", "f")


def test_another_order_than_that_of_the_format_is_refused():
    with pytest.raises(InputError, match="stores its axes as 'zyx'"):
        fixed_order("xyz", "zyx", "f")


def test_a_voxel_above_a_millimetre_is_not_in_metres():
    assert stated_spacing((0.25, 0.25, 0.5)) is None
    assert stated_spacing((1.0, 1.0, 1.0)) is None
    assert stated_spacing((1e-7, 1e-7, 3e-7)) == (1e-7, 1e-7, 3e-7)
