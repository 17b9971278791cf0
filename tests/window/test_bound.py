"""One bound: flags, slopes, leave-one-out and what goes with the ruling."""

import pytest

from poreform.core.streams import stream
from poreform.window.bound import bound_of
from poreform.window.curve import curve_of
from poreform.window.window import Flag, Status


def judged(quantity, readings, *, stop="", resolution=0.0):
    return bound_of(
        curve_of(quantity, readings, 0.5),
        resolution=resolution,
        tolerance=0.5,
        physical_stop=stop,
        rng=stream(1, "bound"),
    ).bound


STEP = {100.0 + 5 * k: [50.0 + 20 * (k > 6), 50.4 + 20 * (k > 6)] for k in range(12)}


def test_the_literal_value_and_the_draws_agree_on_a_clean_step():
    found = judged("porosity", STEP)
    assert (found.name, found.status, found.value) == ("Tl", Status.OK, 132.5)
    assert found.credible == found.alternatives == (132.5,)


def test_a_slope_carries_counts_and_a_standard_error():
    slope = next(s for s in judged("porosity", STEP).slopes if s.temperature == 130.0)
    assert slope.value == pytest.approx(4.0)
    assert slope.counts == (2, 2)
    assert slope.standard_error == pytest.approx((0.08 / 2 + 0.08 / 2) ** 0.5 / 5.0)


def test_the_conservative_tie_is_the_highest_tl_and_the_lowest_tu():
    porosity = judged("porosity", {100.0: 50, 105.0: 55, 110.0: 60, 115.0: 60})
    extension = judged("breaking_extension", {100.0: 60, 105.0: 55, 110.0: 50, 115.0: 50})
    assert (porosity.value, porosity.values) == (107.5, (102.5, 107.5))
    assert (extension.value, extension.values) == (102.5, (102.5, 107.5))


def test_leaving_out_either_of_two_unlike_replicates_changes_the_answer():
    """Of two readings nobody can say which is the wild one: both rows show it."""
    found = judged("porosity", {**STEP, 115.0: [50.0, 99.0]})
    rows = {row.reading: row.values for row in found.left_out if row.moves}
    assert found.status is Status.NOT_RESOLVED
    assert rows == {50.0: (112.5,), 99.0: (132.5,)}


def test_the_table_has_one_row_a_reading_on_the_grid():
    assert len(judged("porosity", {**STEP, 102.0: 51.0}).left_out) == 24


def test_pure_noise_has_no_value():
    rng = stream(6, "noise")
    readings = {100.0 + 5 * k: list(60.0 + rng.standard_normal(3)) for k in range(21)}
    found = judged("porosity", readings)
    assert (found.status, found.value) == (Status.NOT_RESOLVED, None)
    assert found.resolved_probability < 0.95


def test_single_figures_flag_that_the_noise_is_not_known():
    found = judged("porosity", {100.0: 50.0, 105.0: 51.0, 110.0: 56.0, 115.0: 56.5})
    assert Flag.NOISE_UNKNOWN in found.flags
    assert found.resolved_probability is None


def test_a_physical_stop_is_told_only_where_the_scan_ends_in_its_maximum():
    assert (
        Flag.PHYSICAL_STOP
        in judged("porosity", {100.0: 50, 105.0: 51, 110.0: 57}, stop="boiling").flags
    )
    assert Flag.PHYSICAL_STOP not in judged("porosity", STEP, stop="boiling").flags


def test_a_two_step_curve_is_warned_of():
    readings = {
        100.0 + 5 * k: [50.0 + 10 * (k > 4) + 10 * (k > 12) + e for e in (0.0, 0.3)]
        for k in range(20)
    }
    found = judged("porosity", readings)
    assert Flag.TWO_STEPS in found.flags
    assert found.alternatives == (122.5, 162.5)


def test_a_10_degc_grid_gets_an_estimate_marked_as_one():
    found = judged(
        "porosity",
        {100.0 + 10 * k: [50.0 + 20 * (k > 3), 50.3 + 20 * (k > 3)] for k in range(8)},
    )
    assert (found.status, found.value) == (Status.NO_ADJACENT_PAIR, None)
    assert Flag.ESTIMATED in found.flags
    assert set(found.credible) <= {127.5, 132.5, 137.5, 142.5}
    assert sum(found.probability[middle] for middle in (132.5, 137.5)) > 0.8


def test_points_off_the_grid_are_flagged_and_do_not_rule():
    found = judged("porosity", {**STEP, 117.5: 90.0})
    assert Flag.OFF_GRID_POINTS in found.flags
    assert found.value == 132.5
