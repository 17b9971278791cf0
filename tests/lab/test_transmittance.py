"""Cloud points of curves that are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.transmittance import cloud_point, cloud_reading

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
    found = cloud_reading(413.15, drop=0.05, cooling=" at 1 K/min")
    assert found.value == pytest.approx(140.0)
    assert (
        found.method == "transmittance on cooling at 1 K/min, 5 % below the clear solution"
    )
    assert "not stated" in cloud_reading(413.15, drop=0.05, cooling="").note
