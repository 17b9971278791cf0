"""Labels that follow the front."""

import numpy as np

from poreform.sim.kernels.grains import grown

WALLS = (False, False, False)


def row(*values, dtype=float):
    """A field along x."""
    return np.array(values, dtype=dtype).reshape(-1, 1, 1)


def labels(*values):
    """Labels along x."""
    return row(*values, dtype=np.int32)


def test_a_new_crystal_cell_joins_its_labelled_neighbour():
    found = grown(labels(3, 0, 0), row(1.0, 0.7, 0.2), WALLS)
    assert found.ravel().tolist() == [3, 3, 0]


def test_the_most_crystalline_neighbour_gives_the_label():
    found = grown(labels(3, 0, 5), row(0.8, 0.7, 0.9), WALLS)
    assert found.ravel().tolist() == [3, 5, 5]


def test_a_label_is_for_life():
    found = grown(labels(3, 5), row(0.1, 1.0), WALLS)
    assert found.ravel().tolist() == [3, 5]


def test_a_crystal_far_from_any_grain_waits():
    assert not grown(labels(0, 0, 0), row(0.0, 1.0, 0.0), WALLS).any()


def test_a_front_crosses_a_periodic_face_and_no_wall():
    start, order = labels(7, 0, 0), row(1.0, 0.0, 0.8)
    assert grown(start, order, (True, True, True)).ravel().tolist() == [7, 0, 7]
    assert grown(start, order, WALLS).ravel().tolist() == [7, 0, 0]


def test_the_old_labels_are_not_touched():
    start = labels(3, 0)
    start.flags.writeable = False
    grown(start, row(1.0, 0.9), WALLS)
    assert start.ravel().tolist() == [3, 0]
