"""Readings of porometer runs: sizes, constants, rules and warnings."""

import numpy as np
import pytest

from poreform.lab.porometer import ASTM_F316, YOUNG_LAPLACE, FlowCurve, PorometerRun
from poreform.lab.porometer_readings import bubble_notes, curve_warnings, readings_of

DRY = FlowCurve(np.array([1e5, 2e5, 3e5]), np.array([1.0, 2.0, 3.0]))


def wetted(start=1e5, meets=2e5):
    """No flow up to `start`, then a straight line to the dry curve at `meets` [Pa]."""
    pressure = np.array([0.5 * start, start, meets, 3e5])
    return FlowCurve(pressure, np.array([0.0, 0.0, meets * 1e-5, 3.0]))


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


def test_flows_in_different_units_are_named():
    litres = FlowCurve(DRY.pressure, 1e-3 * DRY.flow)
    assert (
        "up to 1e+03 times the dry flow: is one in cm3/min"
        in curve_warnings(wetted(), litres)[0]
    )


def test_a_wet_curve_that_crosses_twice_is_named():
    wavy = FlowCurve(np.array([1e5, 1.5e5, 2e5, 3e5]), np.array([0.0, 1.0, 0.5, 3.0]))
    assert "more than once" in curve_warnings(wavy, DRY)[-1]


def test_a_leak_and_the_other_rules_are_named():
    unit = 1e-6 / 60.0
    leaky = FlowCurve(
        np.array([4e4, 4.5e4, 5e4, 6e4]), np.array([3.0, 0.0, 40.0, 120.0]) * unit
    )
    leak, others, constant = bubble_notes(run(leaky, dry=None), "first flow")
    assert "perhaps a leak" in leak
    assert (
        others == "other rules: steady rise 1.28 um, 30 ml/min 1.313 um, "
        "50 ml/min 1.249 um, 100 ml/min 1.113 um"
    )
    assert constant == "by d = 2.86 gamma/p 1.144 um"


def test_both_constants_stand_beside_each_other():
    mean = readings_of(run(wetted(), constant=ASTM_F316), rule="first flow")[1]
    assert mean.note == f"by d = 4 gamma/p {mean.value / 0.715:.4g} um"


def test_a_dry_curve_that_lacks_its_low_end_is_named():
    high = FlowCurve(np.array([2.5e5, 3e5]), np.array([2.5, 3.0]))
    wet = FlowCurve(np.array([1e5, 1.5e5, 3e5]), np.array([0.0, 1.2, 3.0]))
    assert "begins above the half-dry pressure" in curve_warnings(wet, high)[0]
