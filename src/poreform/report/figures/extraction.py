"""Solvent left in the membrane while it is washed."""

from matplotlib.figure import Figure

from poreform.report.style import BLUE, house_style, one_axes
from poreform.report.view import ExtractionCurve, RunView

LEAST_SEEN = 1e-4
"""Solvent left below which nobody can find it [% of the start]; the drawing ends there."""


@house_style
def figure_extraction(curve: ExtractionCurve) -> Figure:
    """Return the residual solvent against time, on a logarithmic scale."""
    figure, axes = one_axes()
    axes.plot(curve.time, 100.0 * curve.residual, color=BLUE)
    axes.set(
        xlabel="time in the bath / s", ylabel="solvent left / % of the start", yscale="log"
    )
    axes.set_xlim(left=0.0)
    seen = 100.0 * curve.residual >= LEAST_SEEN
    if not seen.all():  # the rest of the bath would press what matters into a corner
        axes.set_ylim(bottom=LEAST_SEEN)
        axes.set_xlim(right=float(1.1 * curve.time[seen].max(initial=curve.time[0])))
    return figure


def extraction_of_run(run: RunView) -> Figure | None:
    """Return the extraction of a run, if it is known."""
    return None if run.extraction is None else figure_extraction(run.extraction)
