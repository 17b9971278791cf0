"""Pores sorted by radius."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.structure.membrane import Membrane
from poreform.structure.pore_classes import pore_classes
from poreform.structure.shapes import gaussian_cut, round_pores

CUT = gaussian_cut(
    voxels=32, correlation=2.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)


def test_the_shares_sum_to_one_and_the_radii_rise():
    classes = pore_classes(CUT, 8)
    assert classes.share.sum() == pytest.approx(1.0)
    assert (np.diff(classes.radius) > 0.0).all()
    assert ((classes.owner >= 0) == CUT.pores).all()


def test_two_kinds_of_pores_are_two_classes():
    membrane = round_pores((3e-7, 8e-7), pitch=24, length=4, voxel=1e-7)
    classes = pore_classes(membrane, 2)
    assert classes.radius == pytest.approx([3e-7, 8e-7], rel=0.25)
    assert classes.share[1] / classes.share[0] == pytest.approx((8 / 3) ** 2, rel=0.3)


@pytest.mark.parametrize("count", [0, 1001])
def test_the_number_of_classes_has_a_range(count):
    with pytest.raises(InputError, match="1 to 1000"):
        pore_classes(CUT, count)


def test_without_pores_there_are_no_classes():
    with pytest.raises(NotMeasurableError, match="all polymer"):
        pore_classes(Membrane(np.zeros((3, 3, 3), dtype=bool), voxel=1e-7), 3)
