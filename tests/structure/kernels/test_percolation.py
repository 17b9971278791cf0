"""passage against brute force and against shapes whose answer is known."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.percolation import ALL_STEPS, FACE_STEPS, passage

OPEN = (False, False, False)
CUBE = (1.0, 1.0, 1.0)
FACES = ndimage.generate_binary_structure(3, 1)
CORNERS = ndimage.generate_binary_structure(3, 3)


def blobs(seed):
    noise = np.random.default_rng(seed).standard_normal((10, 11, 12))
    return ndimage.gaussian_filter(noise, 1.2) > -0.05


def joined(open_, axis, structure):
    labels, _ = ndimage.label(open_, structure)
    first, last = np.take(labels, 0, axis=axis), np.take(labels, -1, axis=axis)
    return np.intersect1d(first[first > 0], last[last > 0]).size > 0


def widest(radius, axis, structure):
    """Try every radius that occurs, largest first."""
    fits = [
        level
        for level in np.unique(radius[radius > 0.0])
        if joined(radius >= level, axis, structure)
    ]
    return max(fits, default=0.0)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("seed", range(34))
def test_the_widest_way_is_that_of_a_brute_force_search(seed, axis):
    radius = distance_map(blobs(seed), spacing=CUBE, periodic=OPEN)
    found = passage(radius, axis=axis, periodic=OPEN, steps=FACE_STEPS, from_spanning=False)
    assert found.radius == widest(radius, axis, FACES)


@pytest.mark.parametrize("seed", range(10))
def test_corner_steps_too_equal_a_brute_force_search(seed):
    radius = distance_map(blobs(seed), spacing=CUBE, periodic=OPEN)
    found = passage(radius, axis=2, periodic=OPEN, steps=ALL_STEPS, from_spanning=False)
    assert found.radius == widest(radius, 2, CORNERS)


def reached_by_trying(radius):
    """For each voxel, the largest radius whose piece that holds it starts at z = 0."""
    reach = np.zeros_like(radius)
    for level in np.unique(radius[radius > 0.0]):
        labels, _ = ndimage.label(radius >= level, FACES)
        starts = np.unique(labels[:, :, 0])
        reach[np.isin(labels, starts[starts > 0])] = level
    return reach


@pytest.mark.parametrize("seed", range(10))
def test_the_reach_is_the_radius_at_which_the_inlet_joins_each_voxel(seed):
    radius = distance_map(blobs(seed), spacing=CUBE, periodic=OPEN)
    found = passage(radius, axis=2, periodic=OPEN, steps=FACE_STEPS, from_spanning=False)
    assert (found.reach == reached_by_trying(radius)).all()


def periodic_case(seed):
    noise = np.random.default_rng(seed).standard_normal((10, 11, 12))
    pores = ndimage.gaussian_filter(noise, 1.2, mode="wrap") > 0.0
    wraps = (True, True, True)
    return distance_map(pores, spacing=CUBE, periodic=wraps), wraps


@pytest.mark.parametrize("seed", range(8))
def test_a_periodic_way_passes_a_wall_of_many_cells(seed):
    radius, wraps = periodic_case(seed)
    found = passage(radius, axis=2, periodic=wraps, steps=FACE_STEPS, from_spanning=False)
    # five cells in x and y leave room for a way that drifts sideways without wrapping
    stack = np.tile(radius, (1, 1, 7))
    through = passage(
        stack, axis=2, periodic=(True, True, False), steps=FACE_STEPS, from_spanning=False
    )
    assert found.radius <= through.radius
    longer = passage(
        np.tile(radius, (1, 1, 40)),
        axis=2,
        periodic=(True, True, False),
        steps=FACE_STEPS,
        from_spanning=False,
    )
    assert found.radius == longer.radius


@pytest.mark.parametrize("shift", [(3, 0, 0), (0, 4, 0), (0, 0, 5), (2, 7, 9)])
def test_a_periodic_answer_does_not_know_where_the_box_begins(shift):
    radius, wraps = periodic_case(3)
    moved = np.roll(radius, shift, axis=(0, 1, 2))
    settings = {"axis": 2, "periodic": wraps, "steps": FACE_STEPS, "from_spanning": False}
    here, there = passage(radius, **settings), passage(moved, **settings)
    assert there.radius == here.radius
    assert (there.reach == np.roll(here.reach, shift, axis=(0, 1, 2))).all()


def test_a_way_that_only_touches_the_box_twice_does_not_wind():
    radius = np.zeros((3, 5, 8), dtype=np.float32)
    radius[1, 1, :3] = 1.0
    radius[1, 1, 6:] = 1.0
    found = passage(
        radius, axis=2, periodic=(True, True, True), steps=FACE_STEPS, from_spanning=False
    )
    assert found.radius == 0.0
    assert (found.reach == 0.0).all()


def test_a_dead_end_is_entered_from_a_face_but_does_not_lead_through():
    radius = np.zeros((3, 3, 6), dtype=np.float32)
    radius[1, 1, :4] = 2.0
    settings = {"axis": 2, "periodic": OPEN, "steps": FACE_STEPS}
    assert (passage(radius, from_spanning=False, **settings).reach == radius).all()
    assert (passage(radius, from_spanning=True, **settings).reach == 0.0).all()
    assert passage(radius, from_spanning=False, **settings).radius == 0.0


def test_a_wide_room_behind_a_narrow_neck_is_entered_through_the_neck():
    radius = np.zeros((3, 3, 7), dtype=np.float32)
    radius[1, 1] = [5.0, 2.0, 6.0, 6.0, 6.0, 3.0, 4.0]
    found = passage(radius, axis=2, periodic=OPEN, steps=FACE_STEPS, from_spanning=False)
    assert found.reach[1, 1].tolist() == [5.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]
    assert found.radius == 2.0


@pytest.mark.slow
def test_the_simple_cubic_site_threshold_is_that_of_the_literature():
    # .3116: M. Newman, R. Ziff, J. Phys. A 32 (1999) L361 and many since
    rng = np.random.default_rng(2)
    values = rng.random((12, 48, 48, 48)).astype(np.float32)
    thresholds = [
        1.0
        - passage(
            sample,
            axis=2,
            periodic=(True, True, True),
            steps=FACE_STEPS,
            from_spanning=True,
        ).radius
        for sample in values
    ]
    error = np.std(thresholds) / np.sqrt(len(thresholds))
    assert np.mean(thresholds) == pytest.approx(0.3116, abs=max(0.003, 3.0 * error))
