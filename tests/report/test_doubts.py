"""Doubts: everything that keeps a window from being settled, in words."""

from pathlib import Path

import pytest

from poreform.lab.load import load
from poreform.report.doubts import (
    MOST_SHOWN,
    doubts,
    doubts_and_remedy,
    order_is_sure,
    settled_by,
    shown,
)
from poreform.window.find import Rules, find_window
from poreform.window.scans import windows_of

CAMPAIGN = Path(__file__).parents[2] / "examples" / "campaign.csv"


def steps(at, *, drop=(), fall=False, last=20, spread=0.1):
    level, height = (120.0, -60.0) if fall else (50.0, 20.0)
    return {
        100.0 + 5 * k: [level + height * (k > at) + e for e in (-spread, spread)]
        for k in range(last + 1)
        if k not in drop
    }


def test_a_clean_scan_leaves_nothing_in_doubt():
    assert doubts(find_window(steps(6), steps(12, fall=True))) == ()


@pytest.mark.parametrize(
    ("porosity", "words"),
    [
        (
            {t: v for t, v in steps(6).items() if t in {100.0, 130.0, 135.0}},
            "Tl provisional: 6 intervals from 100 °C on not measured",
        ),
        (steps(6, drop=(7,)), "Tl censored: somewhere between 130 and 140 °C"),
        (steps(0), "Tl: in the first interval, so the true maximum may lie below it"),
        (
            steps(6, last=7),
            "Tl: in the last interval, so the true maximum may lie above it",
        ),
        ({}, "Tl no data"),
        (
            {t: values[0] for t, values in steps(6).items()},
            "Tl: no replicates and no stated error",
        ),
    ],
)
def test_each_trouble_has_its_words(porosity, words):
    assert words in doubts(find_window(porosity, steps(12, fall=True)))


def test_a_physical_stop_takes_the_doubt_away():
    window = find_window(
        steps(6, last=7), steps(12, fall=True), rules=Rules(physical_stop="boiling")
    )
    assert not [entry for entry in doubts(window) if "last interval" in entry]


def test_an_interval_that_hardly_holds_the_maximum_is_no_doubt():
    """A point far from the step is missing: provisional, and yet the value stands."""
    window = find_window(steps(6, drop=(15,)), steps(12, fall=True))
    assert window.lower.status == "provisional"
    assert doubts(window) == ()


def test_the_wild_replicate_of_the_campaign_is_named_and_made_again():
    """30 wt% in sulfolane has one wild porosity at 110 degC (examples/make_campaign.py)."""
    scans = windows_of(load(CAMPAIGN).experiments)
    (scan,) = [s for s in scans if s.label == "30 wt% PVDF in sulfolane"]
    assert doubts_and_remedy(scan.window) == (
        "Tl rests on one reading, at 110 °C",
        "Tl 122.5 or 127.5 °C",
        "settled by replicates at 110, 120, 125 and 130 °C (Tl)",
    )


def test_the_order_is_sure_throughout_the_campaign_and_the_remedies_are_few():
    """Its curves cross nowhere nearer than 10 degC; noise leaves single intervals open."""
    windows = [scan.window for scan in windows_of(load(CAMPAIGN).experiments)]
    assert all(order_is_sure(window) for window in windows)
    assert all(bool(settled_by(window)) == bool(doubts(window)) for window in windows)
    assert sum(not doubts(window) for window in windows) == 2


def test_a_missing_point_is_made_before_anything_is_made_again():
    window = find_window(steps(6, drop=(7,)), steps(12, fall=True))
    assert settled_by(window) == "Ts 135 °C (Tl)"


def test_what_was_never_measured_is_measured_first():
    window = find_window({}, steps(12, fall=True))
    assert settled_by(window) == "the porosity at Ts 100, 105, ... °C (Tl)"


def test_a_long_report_shows_those_that_qualify_first():
    scans = windows_of(load(CAMPAIGN).experiments)
    assert shown(scans) == scans
    many = shown([*scans, *scans])
    assert len(many) == MOST_SHOWN
    assert all(scan.qualifies for scan in many)
