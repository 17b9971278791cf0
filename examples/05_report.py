"""The report of a measured scan: one HTML file that needs no network."""

import tempfile
from pathlib import Path

from poreform.lab.load import load
from poreform.report.assemble import write_report
from poreform.report.gathered import view_of_records
from poreform.report.headline import headline

DATA = Path(__file__).parent / "measured_scan.csv"


def main() -> None:
    """Write the report to a temporary folder and print its verdict."""
    view = view_of_records(load(DATA).experiments, title="A measured scan")
    words = headline(view)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        write_report(view, path)
        size = path.stat().st_size
    print(f"{words.answer} ({size / 1e3:.0f} kB)")
    assert words.tone == "yes"
    assert size > 20_000


if __name__ == "__main__":
    main()
