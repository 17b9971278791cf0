"""Bodies parted at necks: balls grown together, bars, networks."""

import numpy as np
import pytest

from poreform.structure.kernels.bodies import bodies
from poreform.structure.kernels.distance import distance_map
from poreform.structure.shapes import gaussian_cut, sphere_packing, touching_radius

OPEN = (False, False, False)


def depth(phase, periodic=OPEN):
    return distance_map(phase, spacing=(1.0, 1.0, 1.0), periodic=periodic)


def two_balls(gap):
    """Balls of 8 voxels radius, their centres `gap` apart along x."""
    x, y, z = np.ogrid[-20:21, -10:11, -10:11]
    left, right = ((x - side * gap / 2) ** 2 + y**2 + z**2 <= 64 for side in (-1, 1))
    return left | right


def test_touching_balls_are_two_and_meet_in_the_middle():
    labels = bodies(depth(two_balls(15)), periodic=OPEN, neck=0.6)
    assert labels.max() == 2
    x, _, _ = np.nonzero(labels == labels[12, 10, 10])
    assert x.max() == pytest.approx(20, abs=1)


def test_balls_that_have_grown_together_are_one():
    assert bodies(depth(two_balls(6)), periodic=OPEN, neck=0.6).max() == 1


def test_a_neck_of_no_width_asks_for_pieces_and_one_of_full_width_for_maxima():
    phase = two_balls(13)
    assert bodies(depth(phase), periodic=OPEN, neck=0.0).max() == 1
    assert bodies(depth(phase), periodic=OPEN, neck=1.0).max() >= 2


@pytest.mark.parametrize(
    ("lattice", "number"),
    [("simple cubic", 8), ("body-centred cubic", 16), ("face-centred cubic", 32)],
)
def test_touching_spheres_on_a_lattice_are_counted(lattice, number):
    packing = sphere_packing(
        lattice, cells=2, voxels=48, edge=1.0, radius=1.05 * touching_radius(lattice)
    )
    labels = bodies(packing.polymer_radius, periodic=packing.wraps, neck=0.6)
    sizes = np.bincount(labels.ravel())[1:]
    assert sizes.size == number
    assert sizes.std() < 0.05 * sizes.mean()
    assert ((labels > 0) == packing.polymer).all()


def test_most_of_a_network_is_one_body():
    network = gaussian_cut(
        voxels=48,
        correlation=3.0,
        solid_fraction=0.45,
        voxel=1.0,
        rng=np.random.default_rng(1),
    )
    labels = bodies(network.polymer_radius, periodic=network.wraps, neck=0.5)
    assert np.bincount(labels.ravel())[1:].max() > 0.9 * np.count_nonzero(labels)


def test_a_ball_on_the_edge_of_a_periodic_box_is_one():
    x = (np.arange(20) + 10) % 20 - 10
    phase = x[:, None, None] ** 2 + x[:, None] ** 2 + x**2 <= 36
    wraps = (True, True, True)
    assert bodies(depth(phase, wraps), periodic=wraps, neck=0.6).max() == 1
    assert bodies(depth(phase), periodic=OPEN, neck=0.6).max() == 8
