"""The list of all scans, and what a scan shown in full carries."""

from pathlib import Path

import pytest

from poreform.lab.load import load
from poreform.report.window_parts import listed, scan_parts
from poreform.window.scans import windows_of

CAMPAIGN = Path(__file__).parents[2] / "examples" / "campaign.csv"


@pytest.fixture(scope="module")
def scans():
    return windows_of(load(CAMPAIGN).experiments)[:2]


def test_the_list_has_every_scan_with_its_value_or_status(scans):
    first, second = listed(scans)
    assert (first.lower, first.width, first.answer) == ("127.5 (provisional)", 20.0, "yes")
    assert (second.upper, second.width, second.answer) == ("censored", None, "open")
    assert "Tu censored: somewhere between 145 and 155 °C" in second.doubts


def test_every_measured_slope_is_told_with_its_probability(scans):
    (part, _) = scan_parts(scans)
    half = part.bounds[0]
    assert [row.slope for row in half.intervals] == list(half.bound.slopes)
    assert all(
        row.probability == half.bound.probability[row.slope.middle]
        for row in half.intervals
    )


def test_only_temperatures_that_may_be_inside_are_listed(scans):
    (part, _) = scan_parts(scans)
    inside = dict(part.inside)
    assert 135.0 in inside
    assert 100.0 not in inside
    assert inside[135.0] == part.scan.window.inside[135.0]


def test_readings_that_change_nothing_are_left_out(scans):
    for part in scan_parts(scans):
        assert all(row.moves for half in part.bounds for row in half.moving)


def test_a_scan_that_cannot_qualify_says_why_in_the_list(experiment):
    records = [experiment(ts, concentration=0.65) for ts in range(100, 185, 5)]
    (line,) = listed(windows_of(records))
    assert line.answer == "open"
    assert line.doubts[0] == "65 wt% lies outside 10 to 60 wt%"
