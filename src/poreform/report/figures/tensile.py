"""Nominal stress against nominal strain up to the break."""

from matplotlib.figure import Figure

from poreform.report.style import BLUE, VERMILION, house_style, one_axes
from poreform.report.view import RunView, StressStrain


@house_style
def figure_tensile(curve: StressStrain) -> Figure:
    """Return the tensile curve; the cross marks the break."""
    figure, axes = one_axes()
    strain, stress = 100.0 * curve.strain, curve.stress * 1e-6
    axes.plot(strain, stress, color=BLUE)
    axes.plot(strain[-1:], stress[-1:], color=VERMILION, marker="x", ls="none", ms=7)
    axes.annotate(
        f"break at {strain[-1]:.3g} %", (0.97, 0.04), xycoords="axes fraction",
        ha="right", fontsize=8,
    )  # fmt: skip
    axes.set(xlabel="elongation / %", ylabel="nominal stress / MPa")
    axes.set_xlim(left=0.0)
    axes.set_ylim(bottom=0.0)
    return figure


def tensile_of_run(run: RunView) -> Figure | None:
    """Return the tensile curve of a run, if it was drawn."""
    return None if run.stress_strain is None else figure_tensile(run.stress_strain)
