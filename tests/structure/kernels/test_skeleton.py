"""Struts at the nodes of scaffolds whose graph is known."""

import numpy as np
import pytest

from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.skeleton import node_degrees

OPEN = (False, False, False)
CLOSED = (True, True, True)


def degrees(phase, periodic, margin=6):
    depth = distance_map(phase, spacing=(1.0, 1.0, 1.0), periodic=periodic)
    return node_degrees(phase, depth, periodic=periodic, margin=margin)


def scaffold(cells, cell=12):
    block = np.zeros((cell,) * 3, dtype=bool)
    low, high = cell // 2 - 1, cell // 2 + 2
    block[low:high, low:high, :] = True
    block[low:high, :, low:high] = True
    block[:, low:high, low:high] = True
    return np.tile(block, (cells,) * 3)


@pytest.mark.parametrize("cells", [1, 2])
def test_a_cubic_scaffold_has_six_struts_at_each_node(cells):
    assert degrees(scaffold(cells), CLOSED).tolist() == [6] * cells**3


def test_a_plane_net_has_four_struts_at_each_node():
    phase = scaffold(1)
    phase[:, :, :5] = phase[:, :, 8:] = False
    assert degrees(phase, (True, True, False)).tolist() == [4]


@pytest.mark.parametrize("voxels", [48, 64, 80, 96])
@pytest.mark.parametrize("level", [0.0, 0.3, 0.6])
def test_a_labyrinth_of_the_gyroid_has_eight_nodes_of_three(voxels, level):
    # the srs net; at 96 voxels thinning leaves several junctions in each thick node
    places = np.ogrid[:voxels, :voxels, :voxels]
    a, b, c = (2.0 * np.pi * (place + 0.5) / voxels for place in places)
    gyroid = np.sin(a) * np.cos(b) + np.sin(b) * np.cos(c) + np.sin(c) * np.cos(a)
    assert degrees(gyroid > level, CLOSED, margin=voxels // 3).tolist() == [3] * 8


def test_a_strut_that_returns_to_its_node_counts_twice():
    phase = np.zeros((7, 40, 40), dtype=bool)
    phase[2:5, 5:35, 5:35] = True
    phase[:, 8:32, 8:32] = False  # a square frame
    phase[2:5, 18:21, 34:] = True  # one arm of it, cut by the image
    phase[2:5, 18:21, :6] = False
    phase[2:5, 18:21, 5:8] = True
    assert degrees(phase, OPEN, margin=4).tolist() == [3]


def test_parallel_rods_have_no_node():
    phase = np.zeros((12, 12, 20), dtype=bool)
    phase[4:7, 4:7, :] = True
    assert degrees(phase, CLOSED).size == 0


def test_a_loose_rod_has_two_free_ends():
    phase = np.zeros((13, 13, 40), dtype=bool)
    phase[5:8, 5:8, 8:32] = True
    assert degrees(phase, OPEN, margin=2).tolist() == [1, 1]


def test_a_ball_is_a_node_where_nothing_meets():
    x, y, z = np.ogrid[-7:8, -7:8, -7:8]
    assert degrees(x**2 + y**2 + z**2 <= 20, OPEN, margin=1).tolist() == [0]


def test_a_rough_surface_grows_no_strut():
    phase = scaffold(2)
    phase[6, 8, 10] = True  # a bump of one voxel on a strut
    assert degrees(phase, CLOSED).tolist() == [6] * 8
