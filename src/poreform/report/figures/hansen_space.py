"""Solvents in Hansen space around the polymer: an estimate, and it says so."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse

from poreform.core.units import from_si
from poreform.report.style import BLUE, INK, MUTED, VERMILION, canvas, house_style
from poreform.thermo.screening import Candidate

PANELS = (
    (0, 1, "dispersion", "polar"),
    (2, 1, "hydrogen bonds", "polar"),
)
"""(across, up, and their names): two views of the three parts."""

SPHERE = (0.5, 1.0, 1.0)
"""Half-axes of the sphere in units of R0: the dispersion part counts twice."""


@house_style
def figure_hansen_space(
    candidates: Sequence[Candidate],
    *,
    polymer: str,
    centre: tuple[float, float, float],
    radius: float,
) -> Figure:
    """Return the solvents around the polymer and its sphere of solubility at 25 degC.

    Parameters
    ----------
    centre, radius : (3,) float, float
        Hansen parameters and R0 of the polymer [Pa**0.5].
    """
    figure = canvas(width=190.0, height=95.0)
    left, right, key = figure.subplots(1, 3, width_ratios=[1.0, 1.0, 0.75])
    for axes, panel in zip((left, right), PANELS, strict=True):
        _panel(axes, candidates, (centre, radius), panel)
    left.set_ylabel("polar / MPa$^{1/2}$")
    _key(key, candidates)
    figure.suptitle(
        f"{polymer} and solvents at 25 °C: a rank to start from, no yes or no",
        fontsize=9.0, color=INK,
    )  # fmt: skip
    return figure


def _panel(
    axes: Axes,
    candidates: Sequence[Candidate],
    polymer: tuple[tuple[float, float, float], float],
    panel: tuple[int, int, str, str],
) -> None:
    across, up, name, _ = panel
    centre, radius = polymer
    shadow = Ellipse(
        (_lab(centre[across]), _lab(centre[up])),
        2.0 * SPHERE[across] * _lab(radius),
        2.0 * SPHERE[up] * _lab(radius),
        color=BLUE,
        alpha=0.12,
    )
    axes.add_patch(shadow)
    axes.plot(_lab(centre[across]), _lab(centre[up]), marker="*", ms=11, color=BLUE)
    places = np.array([[_lab(c.parts[across]), _lab(c.parts[up])] for c in candidates])
    for rank, (candidate, place) in enumerate(
        zip(candidates, places, strict=True), start=1
    ):
        inside = candidate.relative_distance <= 1.0
        axes.plot(
            *place, marker="o" if inside else "s", color=BLUE if inside else VERMILION,
            mfc="none", ls="none",
        )  # fmt: skip
        axes.annotate(
            str(rank), place, xytext=(3, 2), textcoords="offset points",
            fontsize=6.5, color=MUTED,
        )  # fmt: skip
    axes.set_xlabel(f"{name} / MPa$^{{1/2}}$")


def _key(axes: Axes, candidates: Sequence[Candidate]) -> None:
    """List the solvents by their rank."""
    names = [f"{rank}  {entry.solvent}" for rank, entry in enumerate(candidates, start=1)]
    axes.axis("off")
    axes.text(0.0, 1.0, "\n".join(names), va="top", fontsize=6.5, linespacing=1.35)


def _lab(value: float) -> float:
    return from_si(value, "MPa**0.5")
