"""The bubble point of larger and larger samples."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.porometry import PorometryMethod
from poreform.measure.sample_size import STANDARD_DISC, sample_size
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

METHOD = PorometryMethod(constant=4.0)


def channels(widths):
    """Straight square channels side by side, 12 voxels apart."""
    rows, columns = widths.shape
    pores = np.zeros((12 * rows, 12 * columns, 3), dtype=bool)
    for (i, j), width in np.ndenumerate(widths):
        pores[12 * i + 1 : 12 * i + 1 + width, 12 * j + 1 : 12 * j + 1 + width] = True
    return Membrane(pores, voxel=1e-7)


def test_equal_pores_have_one_bubble_point_on_any_area():
    found = sample_size(channels(np.full((4, 4), 5)), METHOD)
    assert found.diameter == pytest.approx(np.full(3, 5e-7), rel=1e-5)
    assert found.extrapolated(STANDARD_DISC) == pytest.approx(5e-7, rel=1e-4)


def test_the_largest_pore_of_each_part_sets_its_bubble_point():
    widths = np.full((4, 4), 3)
    widths[0, 0] = 9
    found = sample_size(channels(widths), METHOD)
    # means over 1, 4 and 16 parts of which one holds the wide pore
    assert found.diameter == pytest.approx([9e-7, 4.5e-7, 3.375e-7], rel=1e-5)
    assert found.count.tolist() == [1, 4, 16]
    assert found.slope > 0.0


def test_the_growth_with_the_logarithm_of_the_area_is_found():
    widths = np.array([[3, 3, 5, 5], [3, 7, 5, 5], [5, 5, 3, 5], [3, 5, 3, 3]])
    found = sample_size(channels(widths), METHOD)
    line = found.diameter[0] + found.slope * np.log(found.area / found.area[0])
    assert line == pytest.approx(found.diameter, abs=1.0e-7)
    bigger = found.extrapolated(STANDARD_DISC)
    assert bigger > found.diameter[0]


def test_a_random_texture_opens_wider_on_a_disc():
    cut = gaussian_cut(
        voxels=48,
        correlation=2.0,
        solid_fraction=0.35,
        voxel=1e-7,
        rng=np.random.default_rng(0),
    )
    found = sample_size(cut, METHOD)
    assert (np.diff(found.diameter) <= 0.0).all()
    assert found.thickness == pytest.approx(4.8e-6)
    assert found.extrapolated(STANDARD_DISC) > found.diameter[0]


def test_one_pore_alone_cannot_be_parted():
    one = np.zeros((4, 4), dtype=int)
    one[1, 1] = 9
    with pytest.raises(NotMeasurableError, match="too small to be parted"):
        sample_size(channels(one), METHOD)


def test_a_disc_without_a_size_is_refused():
    found = sample_size(channels(np.full((4, 4), 5)), METHOD)
    with pytest.raises(InputError, match="positive length"):
        found.extrapolated(0.0)
