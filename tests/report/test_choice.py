"""Which membranes the report shows."""

from dataclasses import replace

import pytest

from poreform.report.choice import three_runs


def celsius(runs):
    return [round(run.experiment.dissolution_temperature - 273.15) for run in runs]


def test_the_coldest_the_hottest_and_the_middle_of_the_window_are_shown(scan_view):
    # the window of the made-up scan is 132.5 to 157.5 degC, so its middle is 145 degC
    assert celsius(three_runs(scan_view())) == [100, 145, 180]


def test_without_a_window_the_middle_of_the_scan_is_shown(scan_view, run):
    runs = tuple(run(ts) for ts in (100, 120, 135, 180))
    assert celsius(three_runs(scan_view(scans=(), runs=runs))) == [100, 135, 180]


def test_of_replicates_the_first_is_shown(scan_view, run):
    runs = (run(100, replicate=2), run(100, replicate=1))
    (shown,) = three_runs(scan_view(scans=(), runs=runs))
    assert shown.experiment.replicate == 1


@pytest.mark.parametrize("celsius_of_run", [100, 180])
def test_one_structure_is_shown_once(scan_view, run, celsius_of_run):
    view = scan_view(runs=(run(celsius_of_run),))
    assert celsius(three_runs(view)) == [celsius_of_run]


def test_without_a_structure_nothing_is_shown(scan_view, run):
    view = scan_view(runs=(replace(run(100), membrane=None),))
    assert three_runs(view) == ()


def test_only_the_concentration_that_qualifies_is_shown(scan_view, run):
    runs = (run(100, concentration=0.30), run(150), run(180))
    assert celsius(three_runs(scan_view(runs=runs))) == [150, 180]
