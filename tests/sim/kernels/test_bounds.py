"""The projection onto [0, 1]."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poreform.core.streams import stream
from poreform.sim.kernels.bounds import clipped, conserved


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.02, 0.98), st.floats(0.0, 2.0))
def test_the_mean_is_met_and_the_bounds_are_kept(seed, mean, spread):
    rough = mean + spread * stream(seed, "rough").normal(size=(6, 5, 7))
    found = conserved(rough, mean)
    assert found.min() >= 0.0
    assert found.max() <= 1.0
    assert found.mean() == pytest.approx(mean, rel=1e-13)


def test_a_field_inside_the_bounds_with_the_right_mean_is_left_alone():
    field = stream(1, "fine").uniform(0.1, 0.9, size=(6, 5, 7))
    assert conserved(field, field.mean()) == pytest.approx(field, abs=1e-15)


def test_all_cells_inside_move_by_the_same_amount():
    rough = stream(1, "rough").normal(0.3, 0.4, size=(6, 5, 7))
    found = conserved(rough, 0.3)
    inside = (found > 0.0) & (found < 1.0)
    assert np.ptp((found - rough)[inside]) < 1e-13


def test_no_other_field_with_that_mean_is_nearer():
    rough = stream(1, "rough").normal(0.3, 0.4, size=(6, 5, 7))
    found = conserved(rough, 0.3)
    other = conserved(stream(2, "other").random((6, 5, 7)), 0.3)
    way = other - found
    assert ((found + 0.1 * way - rough) ** 2).sum() > ((found - rough) ** 2).sum()


def test_clipping_changes_only_what_is_out_of_bounds():
    field = np.array([-0.2, 0.0, 0.4, 1.0, 1.3]).reshape(5, 1, 1)
    assert clipped(field).ravel().tolist() == [0.0, 0.0, 0.4, 1.0, 1.0]
