"""Fused sums against NumPy."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.sim.kernels.multistep import deviation, extrapolated, weighted_sum


@pytest.fixture
def four():
    """Four fields that nobody may write to."""
    fields = tuple(stream(1, "four").normal(size=(4, 5, 6, 7)))
    for field in fields:
        field.flags.writeable = False
    return fields


def test_a_weighted_sum_is_one(four):
    found = weighted_sum(four, (0.5, -1.0, 2.0, 0.25))
    wanted = 0.5 * four[0] - four[1] + 2.0 * four[2] + 0.25 * four[3]
    assert found == pytest.approx(wanted)


def test_extrapolation_continues_a_straight_line(four):
    line = four[0] + 3.0 * four[1]
    found = extrapolated(np.zeros_like(line), line, four[0] + 2.0 * four[1], 1.0)
    assert found == pytest.approx(four[0] + 4.0 * four[1])


def test_a_field_on_the_parabola_of_its_past_deviates_by_nothing(four):
    past = tuple(four[0] + four[1] * t + four[2] * t**2 for t in (0.0, -1.0, -2.0))
    new = four[0] + four[1] + four[2]
    square, change = deviation(new, past, (3.0, -3.0, 1.0))
    assert square < 1e-24 * new.size
    assert change == pytest.approx(np.abs(four[1] + four[2]).max())
