"""Which grains are compact."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.grains import (
    DEFAULT_RULE,
    by_image,
    compact_grains,
    equivalent_diameters,
    labelled_grains,
)
from poreform.structure.local_size import polymer_local_radius
from poreform.structure.membrane import Membrane


def ball():
    x, y, z = np.ogrid[-12:13, -12:13, -12:13]
    return (x**2 + y**2 + z**2 <= 81).astype(np.int32)


def rod(length):
    grains = np.zeros((25, 25, 60), dtype=np.int32)
    x, y = np.ogrid[-12:13, -12:13]
    grains[:, :, 10 : 10 + length] = (x**2 + y**2 <= 16)[:, :, None]
    return grains


def judged(membrane):
    radius = polymer_local_radius(membrane)
    return compact_grains(labelled_grains(membrane), membrane, DEFAULT_RULE, radius=radius)


def compact(grains):
    return judged(Membrane(grains == 0, voxel=1e-7, grains=grains)).tolist()


def test_a_ball_is_compact():
    assert compact(ball()) == [True]


def test_a_long_rod_is_not():
    assert compact(rod(40)) == [False]


def test_a_fine_grain_within_a_thick_strut_shapes_nothing():
    # fills its own ball, but is much narrower than the block around it
    grains = np.zeros((24, 24, 24), dtype=np.int32)
    grains[2:22, 2:22, 2:22] = 1
    grains[10:14, 10:14, 10:14] = 2
    assert compact(grains) == [True, False]


def test_the_diameter_is_that_of_the_ball_of_the_same_volume():
    grains = ball()
    membrane = Membrane(grains == 0, voxel=1e-7, grains=grains)
    diameter = equivalent_diameters(labelled_grains(membrane), membrane)
    assert diameter == pytest.approx([18e-7], rel=0.02)


def test_without_labels_there_is_nothing_to_count():
    with pytest.raises(NotMeasurableError, match="no grain labels"):
        labelled_grains(Membrane(ball() == 0, voxel=1e-7))


def test_balls_that_touch_are_told_apart_by_the_image():
    pair = np.concatenate([ball()[:-3], ball()[4:]]) > 0
    membrane = by_image(Membrane(~pair, voxel=1e-7))
    sizes = labelled_grains(membrane)
    assert sizes.label.size == 2
    assert judged(membrane).all()
