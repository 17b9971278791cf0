"""Temperature histories against straight lines."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.core.history import History

COOLING = History(np.array([0.0, 10.0, 30.0]), np.array([450.0, 350.0, 300.0]))


@given(time=st.floats(0.0, 10.0))
def test_between_two_points_the_temperature_is_linear(time):
    assert COOLING.at(time) == pytest.approx(450.0 - 10.0 * time)


@pytest.mark.parametrize(("time", "expected"), [(-1.0, 450.0), (99.0, 300.0)])
def test_outside_its_points_it_is_constant(time, expected):
    assert COOLING.at(time) == expected


@given(temperature=st.floats(300.0, 449.9))
def test_the_time_of_passing_is_the_inverse_of_the_temperature(temperature):
    assert COOLING.at(COOLING.first_time_below(temperature)) == pytest.approx(temperature)


def test_a_temperature_never_reached_has_no_time_and_no_rate():
    assert COOLING.first_time_below(299.0) is None
    assert COOLING.rate_at(299.0) is None


def test_a_start_below_is_passed_at_once():
    assert COOLING.first_time_below(460.0) == 0.0


@pytest.mark.parametrize(("temperature", "rate"), [(400.0, 10.0), (310.0, 2.5)])
def test_the_rate_is_the_fall_per_second(temperature, rate):
    assert COOLING.rate_at(temperature) == pytest.approx(rate)


def test_a_constant_history_does_not_cool():
    history = History.constant(400.0, 5.0)
    assert history.at(2.5) == 400.0
    assert history.rate_at(400.0) == 0.0


@pytest.mark.parametrize(
    ("time", "temperature", "match"),
    [
        pytest.param([0.0], [1.0], "two or more times", id="one point"),
        pytest.param([0.0, 1.0], [1.0], "each with a temperature", id="one lacks"),
        pytest.param([0.0, 0.0], [1.0, 1.0], "increase strictly", id="same time"),
    ],
)
def test_what_is_no_history_is_refused(time, temperature, match):
    with pytest.raises(InputError, match=match):
        History(np.array(time), np.array(temperature))
