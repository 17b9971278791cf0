"""Porometer curves against crossings that can be worked out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.porometer import (
    ASTM_F316,
    YOUNG_LAPLACE,
    FlowCurve,
    PorometerRun,
    bubble_pressure,
    curve_warnings,
    half_dry_pressure,
    readings_of,
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


def test_curves_that_do_not_cross_are_no_zero():
    with pytest.raises(NotMeasurableError, match="go on to a higher pressure"):
        half_dry_pressure(FlowCurve(np.array([1e5, 3e5]), np.array([0.0, 0.5])), DRY)


def run(wet, dry=DRY, constant=YOUNG_LAPLACE):
    return PorometerRun(wet=wet, dry=dry, surface_tension=0.016, constant=constant)


def test_the_sizes_are_those_of_the_pressures():
    largest, mean, ratio = readings_of(run(wetted()), rule="first flow")
    assert largest.value == pytest.approx(1e6 * 4.0 * 0.016 / 2e5)
    assert ratio.value == pytest.approx(largest.value / mean.value)
    assert "d = 4 gamma/p" in largest.method


def test_the_shape_factor_moves_the_sizes_and_not_their_ratio():
    plain = readings_of(run(wetted()), rule="first flow")
    factored = readings_of(run(wetted(), constant=ASTM_F316), rule="first flow")
    assert factored[0].value == pytest.approx(0.715 * plain[0].value)
    assert factored[2].value == pytest.approx(plain[2].value)


def test_without_a_dry_curve_there_is_the_bubble_point_alone():
    assert [r.name for r in readings_of(run(wetted(), dry=None), rule="first flow")] == [
        "maximum_pore_size"
    ]


def test_suspicious_curves_are_named():
    open_ended = FlowCurve(np.array([1e5, 3e5]), np.array([0.0, 2.0]))
    swollen = FlowCurve(np.array([1e5, 3e5]), np.array([0.5, 3.3]))
    assert "do not meet" in curve_warnings(open_ended, DRY)[0]
    assert "exceeds the dry flow" in curve_warnings(swollen, DRY)[0]
    assert curve_warnings(wetted(), DRY) == ()


def test_a_surface_tension_in_another_unit_is_refused():
    with pytest.raises(InputError, match="check its unit"):
        PorometerRun(wet=wetted(), dry=None, surface_tension=16.0, constant=4.0)


def test_a_curve_holds_finite_figures():
    with pytest.raises(InputError, match="finite pressures"):
        FlowCurve(np.array([1e5]), np.array([np.nan]))
