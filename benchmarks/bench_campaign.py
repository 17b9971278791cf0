"""What a campaign of 100 000 measurements costs: to import, to ask, to judge, to archive.

A synthetic laboratory: scans of 21 dissolution temperatures with three replicates, written
as tables and imported as a person would; openpyxl, which alone reads the same workbook cell
by cell, is the peer of its import.  Run with ``python benchmarks/bench_campaign.py``;
`--measurements 10000` for a quick look, `--url` for a PostgreSQL database of its own (left
out: the one that POREFORM_TEST_POSTGRESQL names, in a schema that is dropped afterwards).

Seconds of processor are those of this process: where the windows are worked out in others,
the wall clock counts.
"""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import openpyxl
from server import a_schema, given_url

from poreform.core.streams import stream
from poreform.lab.experiment import Experiment
from poreform.lab.load import load
from poreform.lab.store.campaign import Campaign
from poreform.report.assemble import write_report
from poreform.report.gathered import view_of_records
from poreform.window.kept import KeptWindows
from poreform.window.question import Answer, answered
from poreform.window.scans import windows_of
from poreform.window.several import cores

T = TypeVar("T")

GRID = np.arange(100.0, 201.0, 5.0)
REPLICATES = 3
FIGURES = 2
SOLVENTS = ("dibutyl phthalate", "sulfolane", "dibutyl maleate")
HEADER = "Ts [degC],P [%],TL [%],w [wt%],polymer,solvent,lot,treatment,replicate\n"


def timed(label: str, work: Callable[[], T], *, per: int = 0) -> T:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    each = f"{1e3 * cpu / per:12.2f} ms each" if per else ""
    print(f"{label:52}{cpu:9.2f} s of processor{wall:9.2f} s{each}", flush=True)
    return answer


def step(x: np.ndarray, centre: float) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-(x - centre) / 5.0))


def table(number: int) -> str:
    """One scan as a lab would type it: its own lot, one solvent, one concentration."""
    rng = stream(7, f"scan {number}")
    centre = rng.uniform(120.0, 160.0)
    rows = []
    for ts in np.repeat(GRID, REPLICATES):
        porosity = 55.0 + 18.0 * step(ts, centre) + 0.5 * rng.standard_normal()
        extension = 160.0 - 90.0 * step(ts, centre + 15.0) + 3.0 * rng.standard_normal()
        rows.append(
            f"{ts:g},{porosity:.2f},{extension:.1f},{20 + 5 * (number % 5)},PVDF,"
            f"{SOLVENTS[number % 3]},lot {number},i,{1 + len(rows) % REPLICATES}"
        )
    return HEADER + "\n".join(rows) + "\n"


def write_tables(folder: Path, scans: int) -> list[Path]:
    paths = [folder / f"scan {number}.csv" for number in range(scans)]
    for number, path in enumerate(paths):
        path.write_text(table(number), encoding="utf-8")
    return paths


def whole(paths: list[Path], place: Path) -> Path:
    """Return all scans in one table."""
    bodies = [path.read_text(encoding="utf-8").removeprefix(HEADER) for path in paths]
    place.write_text(HEADER + "".join(bodies), encoding="utf-8")
    return place


def workbook(table: Path, place: Path) -> Path:
    """Return the table as a spreadsheet program saves it, figures as numbers."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("scans")
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            sheet.append([float(cell) if _is_number(cell) else cell for cell in row])
    book.save(place)
    return place


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdecimal()


def by_openpyxl(place: Path) -> int:
    """Return how many cells openpyxl finds, read as a stream."""
    book = openpyxl.load_workbook(place, read_only=True, data_only=True)
    return sum(cell.value is not None for row in book.active.iter_rows() for cell in row)


def bench(folder: Path, url: str, measurements: int) -> None:
    scans = max(1, measurements // (len(GRID) * REPLICATES * FIGURES))
    paths = write_tables(folder, scans)
    membranes = scans * len(GRID) * REPLICATES
    print(f"{scans} scans, {membranes} membranes, {FIGURES * membranes} measurements")
    campaign = Campaign(url or folder / "bench.db")
    print(f"in {campaign.name if url else 'SQLite'}")
    one = whole(paths, folder / "whole.csv")
    timed("reading one table of all of them, alone", lambda: load(one))
    book = workbook(one, folder / "whole.xlsx")
    timed("the same as a workbook, alone", lambda: load(book))
    timed("openpyxl by itself on that workbook", lambda: by_openpyxl(book))
    timed("importing that table", lambda: campaign.add_file(one))
    timed("importing it again: nothing is new", lambda: campaign.add_file(one))
    records = timed("reading every record", campaign.experiments)
    assert len(records) == membranes
    assert sum(len(record.readings) for record in records) == FIGURES * membranes
    ask(campaign, folder, records[membranes // 2].name, table(scans))
    judged(records, folder, scans)
    archived(campaign, folder)


def judged(records: tuple[Experiment, ...], folder: Path, scans: int) -> None:
    found = timed("window of every scan, in one process", lambda: windows_of(records))
    assert len(found) == scans
    kept = KeptWindows(folder / "windows", workers=cores())
    first = timed(
        f"the same and kept, in {cores()} processes",
        lambda: windows_of(records, answer=kept),
        per=scans,
    )
    again = timed("found again", lambda: windows_of(records, answer=kept), per=scans)
    assert found == first == again
    timed("report of everything", lambda: report(records, folder / "all.html", answer=kept))


def ask(campaign: Campaign, folder: Path, name: str, more: str) -> None:
    timed("showing one membrane", lambda: campaign.record(name))
    change = {"porosity": 60.0}
    timed("correcting one figure", lambda: campaign.correct(name, change, reason="typo"))
    timed("its history", lambda: campaign.history(name))
    extra = folder / "extra.csv"
    extra.write_text(more, encoding="utf-8")
    timed("importing one more scan of 63 membranes", lambda: campaign.add_file(extra))
    lot = timed("records of one lot", lambda: campaign.experiments(lot="lot 3"))
    timed("window of that scan, from the campaign", lambda: windows_of(lot))
    timed("report of that scan", lambda: report(lot, folder / "one.html"))


def archived(campaign: Campaign, folder: Path) -> None:
    archive = folder / "campaign.eln"
    timed("exporting the archive", lambda: campaign.export(archive))
    print(f"the archive has {archive.stat().st_size / 1e6:.1f} MB")
    copy = Campaign(folder / "copy.db")
    timed("importing the archive", lambda: copy.import_archive(archive))
    assert copy.experiments() == campaign.experiments()


def report(
    records: tuple[Experiment, ...], place: Path, *, answer: Answer = answered
) -> None:
    write_report(view_of_records(records, title="bench", answer=answer), place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measurements", type=int, default=100_000)
    parser.add_argument("--url", default=given_url(), help="PostgreSQL database")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench(Path(folder), "", given.measurements)
        if given.url:
            with a_schema(given.url) as url, tempfile.TemporaryDirectory() as other:
                bench(Path(other), url, given.measurements)


if __name__ == "__main__":
    main()
