"""Whether a campaign of 100 000 measurements stays interactive: every window, the report.

1191 scans of 21 temperatures and two replicates, P and TL on each, logistic curves with
noise.  They are made in memory, and with `--url` (or POREFORM_TEST_POSTGRESQL) also kept
in a PostgreSQL database and read from there, in a schema that is dropped afterwards.  The
first time windows are worked out in other processes: there the wall clock counts, and the
line above says what one process needs.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from server import a_schema, given_url

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.lab.experiment import Experiment
from poreform.lab.store.campaign import Campaign
from poreform.report.assemble import report_html
from poreform.report.gathered import view_of_records
from poreform.window.kept import KeptWindows
from poreform.window.scans import windows_of
from poreform.window.several import cores

GRID = np.arange(100.0, 201.0, 5.0)


def campaign(scans: int) -> list[Experiment]:
    rng = stream(6, "many scans")
    records = []
    for number in range(scans):
        centres = rng.uniform(115.0, 185.0, 2)
        for temperature in GRID.tolist():
            rise, fall = (1.0 / (1.0 + np.exp(-(temperature - centres) / 4.0))).tolist()
            for replicate in (1, 2):
                e = rng.standard_normal(2).tolist()
                records.append(
                    Experiment(
                        name=f"{number}-{temperature:g}-{replicate}",
                        origin="measured",
                        dissolution_temperature=temperature + 273.15,
                        polymer="PVDF",
                        solvent="sulfolane",
                        concentration=0.25,
                        lot=f"L{number}",
                        replicate=replicate,
                        readings=(
                            Reading("porosity", 50 + 20 * rise + 0.5 * e[0], "%", "bench"),
                            Reading(
                                "breaking_extension",
                                150 - 90 * fall + 3 * e[1],
                                "%",
                                "bench",
                            ),
                        ),
                    )
                )
    return records


def timed(what: str, work: Callable[[], object]) -> object:
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    cpu = time.process_time() - cpu
    print(f"{what}: {cpu:.1f} s of processor, {time.perf_counter() - wall:.1f} s")
    return found


def bench(records: Sequence[Experiment], folder: Path) -> None:
    print(f"{sum(len(record.readings) for record in records)} measurements")
    kept = KeptWindows(folder, workers=cores())
    found = timed("every window, in one process", lambda: windows_of(records))
    first = timed(
        f"every window, in {cores()} processes, and kept",
        lambda: windows_of(records, answer=kept),
    )
    again = timed("every window, found again", lambda: windows_of(records, answer=kept))
    assert found == first == again
    view = timed(
        "every window, found again, and what to make next",
        lambda: view_of_records(records, title="many", answer=kept),
    )
    page = timed("the page", lambda: report_html(view))
    print(f"the page has {len(page) / 1e6:.1f} MB")


def from_server(records: Sequence[Experiment], url: str) -> Sequence[Experiment]:
    """Return the records as a PostgreSQL database gives them back."""
    there = Campaign(url)
    timed("keeping the records in PostgreSQL", lambda: there.add(records))
    return timed("reading every record from there", there.experiments)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=1191, help="scans of 84 measurements")
    parser.add_argument("--url", default=given_url(), help="PostgreSQL database")
    given = parser.parse_args()
    records = campaign(given.scans)
    with tempfile.TemporaryDirectory() as folder:
        bench(records, Path(folder))
    if given.url:
        with a_schema(given.url) as url, tempfile.TemporaryDirectory() as folder:
            bench(from_server(records, url), Path(folder))
