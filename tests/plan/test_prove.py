"""The prove list: what the literal statement still lacks."""

import pytest

from poreform.plan.prove import Missing, absent_points, membranes_to_prove, prove
from poreform.window.find import Rules, find_window


def steps(at, *, drop=(), replicates=2, last=20):
    return {
        100.0 + 5 * k: [50.0 + 20 * (k > at) + 0.1 * n for n in range(replicates)]
        for k in range(last + 1)
        if k not in drop
    }


def falls(at, **options):
    return {t: [150.0 - v for v in values] for t, values in steps(at, **options).items()}


def listed(porosity, extension, **options):
    return prove(find_window(porosity, extension, **options))


def test_a_complete_scan_lacks_nothing():
    assert listed(steps(6), falls(12)) == ()


def test_every_missing_point_from_100_degc_on_is_listed():
    (entry,) = listed(steps(6, drop=(0, 3, 15)), falls(12))
    assert (entry.bound, entry.temperatures) == ("Tl", (100.0, 115.0, 175.0))


def test_a_maximum_in_the_last_interval_asks_for_two_more_points():
    (entry,) = listed(steps(6), falls(9, last=10))
    assert (entry.bound, entry.temperatures) == ("Tu", (155.0, 160.0))


def test_a_physical_stop_closes_the_last_interval():
    assert listed(steps(6), falls(9, last=10), rules=Rules(physical_stop="boiling")) == ()


def test_single_figures_ask_for_replicates_at_the_steepest_interval():
    (entry,) = listed(steps(6, replicates=1), falls(12))
    assert (entry.bound, entry.temperatures, entry.count) == ("Tl", (130.0, 135.0), 2)


def test_a_tie_asks_for_replicates_at_its_ends():
    tied = {t: [v + 20 * (t > 160.0) for v in values] for t, values in steps(6).items()}
    (entry,) = listed(tied, falls(16))
    assert entry.temperatures == (130.0, 135.0, 160.0, 165.0)


@pytest.mark.parametrize("bound", ["Tl", "Tu"])
def test_nothing_measured_asks_for_the_first_pair(bound):
    assert bound in {entry.bound for entry in listed({}, {})}


def test_lumps_are_not_asked_for_again():
    readings = {**steps(6, drop=(0, 1)), 100.0: "not dissolved", 105.0: "not dissolved"}
    window = find_window(readings, falls(12))
    assert absent_points(window.lower) == ()
    assert prove(window) == ()


def test_lumps_between_membranes_were_tried_and_are_not_asked_for():
    readings = {**steps(6, drop=(3,)), 115.0: "not dissolved"}
    window = find_window(readings, falls(12))
    assert window.lower.missing == (110.0, 115.0)
    assert prove(window) == ()


def test_one_membrane_serves_both_bounds_and_the_larger_count_stands():
    wanted = membranes_to_prove(
        [Missing("Tl", (140.0, 150.0), 1, "gap"), Missing("Tu", (150.0,), 3, "noise")]
    )
    assert wanted == {140.0: 1, 150.0: 3}
