"""The view of records alone, as a lab has them before any simulation."""

from collections.abc import Sequence

from poreform.claims.verdict import Verdict
from poreform.core.collecting import uncollected
from poreform.lab.experiment import Experiment
from poreform.materials.catalogue import Catalogue, load
from poreform.plan.costs import Costs, spent
from poreform.report.advice import advice_of
from poreform.report.beside import beside
from poreform.report.subject import subject
from poreform.report.view import RunView, ScanView
from poreform.window.question import Answer, answered
from poreform.window.scans import windows_of


def view_of_records(
    experiments: Sequence[Experiment],
    *,
    title: str = "",
    verdicts: Sequence[Verdict] = (),
    notes: Sequence[str] = (),
    catalogue: Catalogue | None = None,
    costs: Costs | None = None,
    answer: Answer = answered,
) -> ScanView:
    """Return the view of lab records: their windows and, where judged, their verdicts.

    Where simulated records are among them, each measured scan stands beside the simulated
    one of its solution; the `catalogue` tells abbreviations of solvents.  With `costs` the
    view says what the records have cost and what is still to come.  Without a `title` the
    view is called by what was scanned.  `answer` finds the windows.
    """
    records = tuple(experiments)
    with uncollected():
        scans = windows_of(records, answer=answer)
    mixed = len({scan.simulated for scan in scans}) == 2
    return ScanView(
        title=title or subject(scans),
        experiments=records,
        scans=scans,
        beside=beside(scans, catalogue or load()) if mixed else (),
        verdicts=tuple(verdicts),
        advice=advice_of(scans, costs=costs),
        bill=None if costs is None else spent(records, costs),
        runs=tuple(RunView(record) for record in records),
        notes=tuple(notes),
    )
