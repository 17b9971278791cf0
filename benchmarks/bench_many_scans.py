"""Whether a campaign of 100 000 measurements stays interactive: every window, the report.

Records are made in memory: 1191 scans of 21 temperatures and two replicates, P and TL on
each, logistic curves with noise.  Reading a store is timed by its own benchmark.

    python benchmarks/bench_many_scans.py --scans 1191
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.lab.experiment import Experiment
from poreform.report.assemble import report_html
from poreform.report.gathered import view_of_records
from poreform.window.scans import windows_of

GRID = np.arange(100.0, 201.0, 5.0)


def campaign(scans: int) -> list[Experiment]:
    rng = stream(6, "many scans")
    records = []
    for number in range(scans):
        centres = rng.uniform(115.0, 185.0, 2)
        for temperature in GRID:
            rise, fall = 1.0 / (1.0 + np.exp(-(temperature - centres) / 4.0))
            for replicate in (1, 2):
                e = rng.standard_normal(2)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=1191, help="scans of 84 measurements")
    records = campaign(parser.parse_args().scans)
    print(f"{sum(len(record.readings) for record in records)} measurements")
    timed("every window", lambda: windows_of(records))
    view = timed(
        "every window and what to make next", lambda: view_of_records(records, title="many")
    )
    page = timed("the page", lambda: report_html(view))
    print(f"the page has {len(page) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
