"""Cloud points of curves that are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.transmittance import (
    at_zero_rate,
    cloud_point,
    cloud_reading,
    light_of_absorbance,
    light_of_turbidity,
)

T = np.linspace(450.0, 350.0, 201)


def ramp(start):
    """Clear above `start` [K], a straight loss of 5 % a kelvin below it, then dark."""
    return np.clip(100.0 - 5.0 * np.clip(start - T, 0.0, None), 0.0, 100.0)


@given(start=st.floats(380.0, 430.0))
def test_a_straight_loss_is_followed_to_the_stated_drop(start):
    assert cloud_point(T, ramp(start), drop=0.05) == pytest.approx(start - 1.0, abs=0.02)
    assert cloud_point(T, ramp(start), drop=0.10) == pytest.approx(start - 2.0, abs=0.02)


@given(factor=st.floats(0.01, 50.0))
def test_the_unit_of_the_light_does_not_matter(factor):
    assert cloud_point(T, factor * ramp(400.0)) == pytest.approx(
        cloud_point(T, ramp(400.0))
    )


def test_the_order_of_the_points_does_not_matter():
    assert cloud_point(T[::-1], ramp(400.0)[::-1]) == cloud_point(T, ramp(400.0))


def test_a_passing_bubble_is_no_cloud_point():
    light = ramp(400.0)
    light[40] = 20.0
    assert cloud_point(T, light) == pytest.approx(399.0, abs=0.02)


@pytest.mark.parametrize(
    ("light", "match"),
    [(np.full(201, 90.0), "still clear"), (np.zeros(201), "no light came through")],
)
def test_a_curve_without_a_fall_has_no_cloud_point(light, match):
    with pytest.raises(NotMeasurableError, match=match):
        cloud_point(T, light)


def test_too_few_points_and_a_strange_drop_are_refused():
    with pytest.raises(InputError, match="5 or more points"):
        cloud_point(T[:3], T[:3])
    with pytest.raises(InputError, match="between 0 and 1"):
        cloud_point(T, ramp(400.0), drop=5.0)


def test_the_rule_stands_with_the_reading():
    found = cloud_reading(413.15, rule="light 5 % down", cooling=" at 1 K/min")
    assert found.value == pytest.approx(140.0)
    assert found.method == "on cooling at 1 K/min, light 5 % down"
    assert "not stated" in cloud_reading(413.15, rule="light 5 % down", cooling="").note


def test_an_absorbance_of_one_lets_a_tenth_through():
    assert light_of_absorbance(np.array([0.0, 1.0])) == pytest.approx([1.0, 0.1])


def test_turbidity_becomes_clearness():
    assert light_of_turbidity(np.array([2.0, 12.0, 7.0])) == pytest.approx([1.0, 0.0, 0.5])
    with pytest.raises(NotMeasurableError, match="never changes"):
        light_of_turbidity(np.array([1.0, 1.0]))


@given(foot=st.floats(350.0, 450.0), slope=st.floats(-3.0, 0.0))
def test_points_on_a_line_give_its_foot_without_error(foot, slope):
    rates = np.array([0.5, 1.0, 2.0, 5.0])
    found, std = at_zero_rate(rates, foot + slope * rates)
    assert found == pytest.approx(foot)
    assert std == pytest.approx(0.0, abs=1e-6)


def test_the_error_of_the_foot_is_the_spread_of_drawn_scans():
    rng = np.random.default_rng(3)
    rates = np.array([0.5, 1.0, 2.0, 5.0, 10.0])
    drawn = [
        at_zero_rate(rates, 400.0 - rates + 0.5 * rng.normal(size=5)) for _ in range(4000)
    ]
    feet, stds = np.array(drawn).T
    assert np.sqrt(np.mean(stds**2)) == pytest.approx(np.std(feet), rel=0.05)


def test_one_rate_cannot_be_extrapolated():
    with pytest.raises(InputError, match="needs two different rates"):
        at_zero_rate(np.array([1.0, 1.0]), np.array([400.0, 401.0]))
    assert at_zero_rate(np.array([1.0, 2.0]), np.array([400.0, 399.0]))[1] is None
