"""The view of records alone, as a lab has them before any simulation."""

from collections.abc import Sequence

from poreform.claims.verdict import Verdict
from poreform.lab.experiment import Experiment
from poreform.report.view import RunView, ScanView
from poreform.window.scans import windows_of


def view_of_records(
    experiments: Sequence[Experiment],
    *,
    title: str,
    verdicts: Sequence[Verdict] = (),
    notes: Sequence[str] = (),
    recipe_text: str = "",
) -> ScanView:
    """Return the view of lab records: their windows and, where judged, their verdicts."""
    records = tuple(experiments)
    return ScanView(
        title=title,
        experiments=records,
        scans=windows_of(records),
        verdicts=tuple(verdicts),
        runs=tuple(RunView(record) for record in records),
        notes=tuple(notes),
        recipe_text=recipe_text,
    )
