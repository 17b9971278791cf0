"""Everything of the folder, one line each."""

import os

from poreform.web.overview import overview, report_lines


def test_the_overview_has_all_three_kinds(bench):
    found = overview(bench)
    assert [line.name for line in found.campaigns] == ["lots & more.db"]
    assert [line.name for line in found.simulations] == ["deep/results"]
    assert {line.name for line in found.reports} == {
        "lots & more.html",
        "deep/results/scan.html",
    }
    assert found.is_running


def test_an_empty_folder_has_nothing_and_nothing_is_under_way(tmp_path):
    found = overview(tmp_path)
    assert (found.campaigns, found.simulations, found.reports) == ((), (), ())
    assert not found.is_running


def test_a_report_tells_when_it_was_written(bench):
    os.utime(bench / "lots & more.html", (0.0, 0.0))
    (line,) = report_lines(bench, "lots & more.db")
    assert line.written == "1970-01-01T00:00:00+00:00"


def test_reports_stand_with_what_they_are_of(bench):
    (ours,) = report_lines(bench, "deep/results")
    assert ours.name == "deep/results/scan.html"
    assert report_lines(bench, "other.db") == ()


def test_a_results_folder_that_is_served_itself_has_its_reports(bench):
    (line,) = report_lines(bench / "deep" / "results", ".")
    assert line.name == "scan.html"
