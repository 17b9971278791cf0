"""Porometer curves against crossings that can be worked out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.porometer import (
    FlowCurve,
    PorometerRun,
    bubble_pressure,
    half_dry_pressure,
)

DRY = FlowCurve(np.array([1e5, 2e5, 3e5]), np.array([1.0, 2.0, 3.0]))


def wetted(start=1e5, meets=2e5):
    """No flow up to `start`, then a straight line to the dry curve at `meets` [Pa]."""
    pressure = np.array([0.5 * start, start, meets, 3e5])
    return FlowCurve(pressure, np.array([0.0, 0.0, meets * 1e-5, 3.0]))


@given(start=st.floats(2e4, 1.5e5), stretch=st.floats(1.1, 1.9))
def test_the_half_dry_pressure_is_where_the_straight_lines_cross(start, stretch):
    meets = start * stretch
    slope = meets * 1e-5 / (meets - start)
    expected = slope * start / (slope - 0.5e-5)
    found = half_dry_pressure(wetted(start, meets), DRY)
    assert found == pytest.approx(expected, rel=1e-6)


def test_the_points_of_the_two_curves_need_not_agree():
    dense = FlowCurve(np.linspace(1e3, 3e5, 101), np.linspace(0.01, 3.0, 101))
    assert half_dry_pressure(wetted(), dense) == pytest.approx(
        half_dry_pressure(wetted(), DRY), rel=1e-9
    )


def test_the_order_of_the_record_does_not_matter():
    backwards = FlowCurve(DRY.pressure[::-1], DRY.flow[::-1])
    assert half_dry_pressure(wetted(), backwards) == half_dry_pressure(wetted(), DRY)


def test_a_leak_before_the_bubble_point_is_the_first_flow_but_no_steady_rise():
    leaky = FlowCurve(
        np.array([4.0, 4.1, 4.5, 4.9, 5.2]), np.array([3.1, 0.0, 0.0, 95.0, 260.0])
    )
    assert bubble_pressure(leaky, "first flow") == 4.0
    assert bubble_pressure(leaky, "steady rise") == 4.9


def test_a_sample_that_lets_nothing_through_has_no_bubble_point():
    tight = FlowCurve(np.array([1e5, 2e5]), np.array([0.0, 0.0]))
    with pytest.raises(NotMeasurableError, match="no gas came through"):
        bubble_pressure(tight, "first flow")


def test_a_flow_that_stops_again_never_becomes_steady():
    fading = FlowCurve(np.array([1e5, 2e5]), np.array([1.0, 0.0]))
    with pytest.raises(NotMeasurableError, match="never becomes steady"):
        bubble_pressure(fading, "steady rise")


def test_a_record_from_high_to_low_pressure_is_read_from_its_low_end():
    leaky = FlowCurve(np.array([4.0, 4.9, 5.2]), np.array([0.0, 95.0, 260.0]))
    turned = FlowCurve(leaky.pressure[::-1], leaky.flow[::-1])
    assert bubble_pressure(turned, "first flow") == 4.9


def test_a_chosen_flow_is_reached_between_two_readings():
    cm3_per_minute = 1e-6 / 60.0
    wet = FlowCurve(np.array([1.0, 2.0, 3.0]), np.array([0.0, 20.0, 60.0]) * cm3_per_minute)
    assert bubble_pressure(wet, "30 ml/min") == pytest.approx(2.25)
    assert bubble_pressure(wet, "50 ml/min") == pytest.approx(2.75)


@pytest.mark.parametrize(
    ("flow", "match"),
    [(10.0, "stays below 100 ml/min"), (200.0, "is above 100 ml/min already")],
)
def test_a_chosen_flow_outside_the_record_is_no_bubble_point(flow, match):
    wet = FlowCurve(np.array([1.0, 2.0]), np.array([1.0, 1.1]) * flow * 1e-6 / 60.0)
    with pytest.raises(NotMeasurableError, match=match):
        bubble_pressure(wet, "100 ml/min")


def test_curves_that_do_not_cross_are_no_zero():
    with pytest.raises(NotMeasurableError, match="go on to a higher pressure"):
        half_dry_pressure(FlowCurve(np.array([1e5, 3e5]), np.array([0.0, 0.5])), DRY)


def test_a_surface_tension_in_another_unit_is_refused():
    with pytest.raises(InputError, match="check its unit"):
        PorometerRun(wet=wetted(), dry=None, surface_tension=16.0, constant=4.0)


def test_a_curve_holds_finite_figures():
    with pytest.raises(InputError, match="finite pressures"):
        FlowCurve(np.array([1e5]), np.array([np.nan]))
