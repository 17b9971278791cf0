"""Which three membranes a report shows: one below, one inside and one above the window."""

from collections.abc import Sequence

from poreform.core.units import from_si
from poreform.report.view import RunView, ScanView
from poreform.window.scans import ScanWindow


def three_runs(view: ScanView) -> tuple[RunView, ...]:
    """Return up to three runs with a structure, by rising Ts.

    They are nearest to the lowest Ts, to the middle of the window (or of the scan where
    there is no window) and to the highest Ts; of equals the first replicate.  They are of
    one concentration: that of the first scan that qualifies, else of the first run.
    """
    seen = [run for run in view.runs if run.membrane is not None]
    if not seen:
        return ()
    wanted = _concentration(view.scans, seen)
    runs = [run for run in seen if run.experiment.concentration == wanted] or seen
    lowest, highest = min(map(_celsius, runs)), max(map(_celsius, runs))
    targets = (lowest, _middle(view.scans, 0.5 * (lowest + highest)), highest)
    chosen = [_nearest(runs, target) for target in targets]
    different = {id(run): run for run in chosen}
    return tuple(sorted(different.values(), key=_celsius))


def _celsius(run: RunView) -> float:
    return from_si(run.experiment.dissolution_temperature, "degC")


def _nearest(runs: Sequence[RunView], target: float) -> RunView:
    return min(
        runs, key=lambda run: (abs(_celsius(run) - target), run.experiment.replicate)
    )


def _concentration(scans: Sequence[ScanWindow], runs: Sequence[RunView]) -> float | None:
    for scan in scans:
        if scan.window.qualifies:
            return scan.conditions.concentration
    return runs[0].experiment.concentration


def _middle(scans: Sequence[ScanWindow], otherwise: float) -> float:
    for scan in scans:
        lower, upper = scan.window.lower.value, scan.window.upper.value
        if scan.window.qualifies and lower is not None and upper is not None:
            return 0.5 * (lower + upper)
    return otherwise
