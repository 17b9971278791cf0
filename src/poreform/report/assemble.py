"""The report: one HTML file that needs no network, prints well and says how sure it is."""

from pathlib import Path

from poreform.report.view import ScanView


def report_html(view: ScanView) -> str:
    """Return the whole report as the text of one self-contained HTML file."""
    raise NotImplementedError


def write_report(view: ScanView, path: Path) -> None:
    """Write the report of `view` to `path`, atomically."""
    raise NotImplementedError
