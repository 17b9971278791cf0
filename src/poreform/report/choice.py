"""Which three membranes a report shows: one below, one inside and one above the window."""

from collections.abc import Sequence

from poreform.core.units import from_si
from poreform.lab.experiment import Experiment
from poreform.report.view import RunView, ScanView
from poreform.window.scans import ScanWindow


def three_records(
    records: Sequence[Experiment], scans: Sequence[ScanWindow]
) -> tuple[int, ...]:
    """Return the places in `records` of up to three membranes to show, by rising Ts.

    They are nearest to the lowest Ts, to the middle of the window (or of the scan where
    there is no window) and to the highest Ts; of equals the first replicate.  They are of
    one concentration: that of the first scan that qualifies, else of the first record.
    """
    if not records:
        return ()
    wanted = _concentration(scans, records)
    places = [i for i, record in enumerate(records) if record.concentration == wanted]
    places = places or list(range(len(records)))
    celsius = {i: from_si(records[i].dissolution_temperature, "degC") for i in places}
    lowest, highest = min(celsius.values()), max(celsius.values())
    chosen = {
        min(places, key=lambda i: (abs(celsius[i] - target), records[i].replicate))
        for target in (lowest, _middle(scans, 0.5 * (lowest + highest)), highest)
    }
    return tuple(sorted(chosen, key=lambda i: celsius[i]))


def three_runs(view: ScanView) -> tuple[RunView, ...]:
    """Return the up to three runs with a structure that the report shows."""
    seen = [run for run in view.runs if run.membrane is not None]
    places = three_records([run.experiment for run in seen], view.scans)
    return tuple(seen[place] for place in places)


def _concentration(
    scans: Sequence[ScanWindow], records: Sequence[Experiment]
) -> float | None:
    for scan in scans:
        if scan.window.qualifies:
            return scan.conditions.concentration
    return records[0].concentration


def _middle(scans: Sequence[ScanWindow], otherwise: float) -> float:
    for scan in scans:
        lower, upper = scan.window.lower.value, scan.window.upper.value
        if scan.window.qualifies and lower is not None and upper is not None:
            return 0.5 * (lower + upper)
    return otherwise
