"""Grain sizes of blocks and balls."""

import numpy as np
import pytest

from poreform.structure.kernels.grains import grain_sizes

OPEN = (False, False, False)
CLOSED = (True, True, True)


def labels(shape=(20, 20, 20)):
    return np.zeros(shape, dtype=np.int64)


def test_a_block_has_the_gyration_radius_of_a_block():
    grains = labels()
    grains[2:8, 3:7, 4:14] = 5
    sizes = grain_sizes(grains, grains > 0, spacing=(1.0, 2.0, 0.5), periodic=OPEN)
    assert sizes.label.tolist() == [5]
    assert sizes.voxels.tolist() == [6 * 4 * 10]
    expected = np.sqrt((6.0**2 + 8.0**2 + 5.0**2) / 12.0)  # box of edges 6, 8, 5
    assert sizes.gyration == pytest.approx([expected])


def test_a_ball_has_the_gyration_radius_of_a_ball():
    x, y, z = np.ogrid[-10:11, -10:11, -10:11]
    grains = (x**2 + y**2 + z**2 <= 81).astype(np.int64)
    sizes = grain_sizes(grains, grains > 0, spacing=(1.0, 1.0, 1.0), periodic=OPEN)
    assert sizes.gyration[0] == pytest.approx(np.sqrt(3.0 / 5.0) * 9.0, rel=0.01)


@pytest.mark.parametrize("shift", [(0, 0, 0), (15, 0, 0), (7, 17, 13)])
def test_a_grain_cut_by_periodic_faces_is_one_grain(shift):
    grains = labels()
    grains[2:8, 3:7, 4:12] = 1
    moved = np.roll(grains, shift, axis=(0, 1, 2))
    here = grain_sizes(grains, grains > 0, spacing=(1.0, 1.0, 1.0), periodic=OPEN)
    there = grain_sizes(moved, moved > 0, spacing=(1.0, 1.0, 1.0), periodic=CLOSED)
    assert there.gyration == pytest.approx(here.gyration)


def test_labels_count_only_inside_the_phase():
    grains = labels()
    grains[:10] = 1
    grains[10:] = 2
    phase = grains == 1
    sizes = grain_sizes(grains, phase, spacing=(1.0, 1.0, 1.0), periodic=OPEN)
    assert sizes.label.tolist() == [1]
