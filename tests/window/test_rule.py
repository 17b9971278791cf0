"""The literal rule, case by case of its table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.window.curve import curve_of
from poreform.window.rule import missing_intervals, rule, steps_of
from poreform.window.window import Flag, Status


def ruled(porosities, *, start=100.0, step=5.0, resolution=0.0, resolved=None):
    readings = {
        start + step * k: value for k, value in enumerate(porosities) if value is not None
    }
    return rule(
        curve_of("porosity", readings, 0.5), resolution=resolution, resolved=resolved
    )


def test_the_steepest_rise_of_the_porosity_is_the_interval():
    found = ruled([50.0, 51.0, 55.0, 56.0, 56.5])
    assert (found.status, found.intervals, found.flags) == (Status.OK, (1,), ())


def test_the_steepest_fall_of_the_extension_is_the_interval():
    curve = curve_of(
        "breaking_extension", {100.0: 90, 105.0: 88, 110.0: 40, 115.0: 39}, 0.5
    )
    assert rule(curve, resolution=0.0).intervals == (1,)


@given(
    values=st.lists(st.integers(0, 1000), min_size=3, max_size=20),
    shift=st.integers(0, 50),
)
def test_adding_a_constant_porosity_changes_nothing(values, shift):
    plain = ruled([value / 20.0 for value in values])
    moved = ruled([(value + shift) / 20.0 for value in values])
    assert (plain.status, plain.intervals) == (moved.status, moved.intervals)


@given(values=st.lists(st.integers(0, 100), min_size=2, max_size=20))
def test_the_value_is_the_greatest_of_all_measured_steps(values):
    found = ruled([float(value) for value in values])
    steps = steps_of(
        curve_of("porosity", {100.0 + 5 * k: v for k, v in enumerate(values)}, 0.5)
    )
    best = max(steps.neighbours.values())
    winners = tuple(k for k, step in steps.neighbours.items() if step == best)
    assert found.intervals == (winners if best > 0 else ())


def test_slopes_are_not_rounded_before_the_maximum_is_sought():
    assert ruled([50.0, 52.0, 54.001, 55.0]).intervals == (1,)


def test_equal_steps_tie_in_spite_of_binary_rounding():
    found = ruled([50.1, 55.3, 60.5, 60.6])
    assert found.intervals == (0, 1)
    assert Flag.TIE in found.flags


def test_steps_within_the_declared_resolution_tie():
    assert ruled([50.0, 55.0, 60.1, 60.2], resolution=0.1).intervals == (0, 1)
    assert ruled([50.0, 55.0, 60.1, 60.2], resolution=0.05).intervals == (1,)


def test_a_missing_point_away_from_the_maximum_is_provisional():
    found = ruled([50.0, None, 50.5, 56.0, 56.1])
    assert (found.status, found.intervals, found.missing) == (
        Status.PROVISIONAL,
        (2,),
        (0, 1),
    )
    assert Flag.MISSING_POINTS in found.flags


def test_a_scan_that_starts_above_100_degc_is_provisional():
    found = ruled([50.0, 51.0, 56.0, 56.1], start=110.0)
    assert (found.status, found.missing) == (Status.PROVISIONAL, (0, 1))
    assert Flag.STARTS_ABOVE_100 in found.flags
    assert Flag.MISSING_POINTS not in found.flags


def test_a_gap_steeper_than_every_measured_step_is_censored():
    found = ruled([50.0, 51.0, None, None, 66.0, 66.5])
    assert (found.status, found.intervals, found.ask_next) == (
        Status.CENSORED,
        (1, 2, 3),
        (2, 3),
    )


def test_a_gap_as_steep_as_the_best_measured_step_is_not_censored():
    assert ruled([50.0, 52.0, None, 56.0, 56.5]).status is Status.PROVISIONAL


def test_a_grid_of_10_degc_has_no_adjacent_pair():
    found = ruled([50.0, 52.0, 60.0, 61.0], step=10.0)
    assert (found.status, found.intervals) == (Status.NO_ADJACENT_PAIR, ())
    assert found.ask_next == (3,)


def test_a_single_point_has_no_adjacent_pair():
    assert ruled([50.0]).status is Status.NO_ADJACENT_PAIR


def test_nothing_measured_is_no_data():
    assert ruled([]).status is Status.NO_DATA


def test_a_scan_of_lumps_is_no_data_and_says_so():
    curve = curve_of("porosity", {100.0: "not dissolved"}, 0.5)
    found = rule(curve, resolution=0.0)
    assert found.status is Status.NO_DATA
    assert "did not dissolve" in found.reason


@pytest.mark.parametrize("values", [[60.0, 60.0, 60.0], [60.0, 58.0, 55.0, 54.0]])
def test_a_porosity_that_never_rises_is_undefined(values):
    found = ruled(values)
    assert (found.status, found.intervals) == (Status.UNDEFINED, ())


def test_a_falling_curve_with_a_rising_gap_is_censored_and_not_undefined():
    assert ruled([60.0, 58.0, None, 65.0, 64.0]).status is Status.CENSORED


@pytest.mark.parametrize(
    ("resolved", "status"),
    [(0.949, Status.NOT_RESOLVED), (0.95, Status.OK), (None, Status.OK)],
)
def test_a_maximum_within_noise_is_not_resolved(resolved, status):
    assert ruled([50.0, 51.0, 55.0, 56.0], resolved=resolved).status is status


def test_a_maximum_in_the_first_interval_is_flagged():
    assert Flag.FIRST_INTERVAL in ruled([50.0, 56.0, 57.0]).flags


def test_a_maximum_in_the_last_interval_asks_for_two_more_points():
    found = ruled([50.0, 51.0, 57.0])
    assert Flag.LAST_INTERVAL in found.flags
    assert found.ask_next == (3, 4)


def test_lumps_below_the_first_membrane_leave_nothing_missing():
    curve = curve_of(
        "porosity",
        {100.0: "not dissolved", 105.0: 50.0, 110.0: 51.0, 115.0: 55.0, 120.0: 56.0},
        0.5,
    )
    found = rule(curve, resolution=0.0)
    assert (found.status, missing_intervals(curve)) == (Status.OK, ())
    assert Flag.NOT_DISSOLVED_BELOW in found.flags
    assert Flag.STARTS_ABOVE_100 not in found.flags


def test_points_never_tried_above_the_lumps_are_missing():
    curve = curve_of("porosity", {100.0: "not dissolved", 110.0: 50.0, 115.0: 55.0}, 0.5)
    assert missing_intervals(curve) == (1,)
