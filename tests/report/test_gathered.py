"""Lab records alone make a view."""

from poreform.report.gathered import view_of_records


def test_records_bring_their_windows_and_no_pictures(scan_view):
    view = view_of_records(scan_view().experiments, title="lab")
    assert [scan.window.qualifies for scan in view.scans] == [True]
    assert len(view.runs) == len(view.experiments)
    assert all(run.membrane is None for run in view.runs)
