"""The isothermal triangle: tie lines, plait points and three-phase triangles."""

from collections.abc import Sequence
from typing import Any

import mpltern  # noqa: F401 - importing it makes matplotlib know triangles
import numpy as np
from matplotlib.figure import Figure

from poreform.report.style import BLUE, INK, MUTED, ORANGE, SKY, canvas, house_style
from poreform.thermo.ternary import TieCurve
from poreform.thermo.three_phases import Triangle

TIE_LINES = 14
"""Drawn of each curve, evenly along it."""


@house_style
def figure_triangle(
    curves: Sequence[TieCurve],
    *,
    names: tuple[str, str, str],
    title: str,
    triangles: Sequence[Triangle] = (),
) -> Figure:
    """Return the triangle in volume fractions; the first component is the top corner."""
    figure = canvas(width=135.0, height=120.0)
    axes: Any = figure.add_subplot(projection="ternary")
    label = "two liquids (binodal)"
    for curve in curves:
        stable = curve.fractions[curve.stable]
        if not stable.size:
            continue
        for phase in (0, 1):
            axes.plot(*_closed(curve, stable[:, phase]), color=BLUE, label=label)
            label = "_another branch of the same line"
        _tie_lines(axes, stable)
        if curve.plait is not None:
            axes.plot(*curve.plait[:, None], color=INK, marker="o", ls="none")
    for triangle in triangles:
        corners = triangle.fractions
        axes.fill(*corners.T, color=ORANGE, alpha=0.35, lw=0.0, label="three liquids")
    axes.set_tlabel(names[0])
    axes.set_llabel(names[1])
    axes.set_rlabel(names[2])
    axes.set_title(title)
    if curves:
        axes.legend(loc="upper left", bbox_to_anchor=(-0.1, 1.0))
    else:
        axes.text(1, 1, 1, "one liquid throughout", ha="center", color=MUTED)
    return figure


def _closed(curve: TieCurve, phase: np.ndarray) -> np.ndarray:
    """Return one side of the curve, led into its plait point; (3, points)."""
    if curve.plait is None or not curve.stable[-1]:
        return np.asarray(phase.T)
    return np.asarray(np.vstack([phase, curve.plait]).T)


def _tie_lines(axes: Any, stable: np.ndarray) -> None:  # noqa: ANN401 - mpltern, untyped
    """Draw tie lines evenly along the lean side."""
    steps = np.abs(np.diff(stable, axis=0)).max(axis=(1, 2))
    length = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0.0, length[-1], TIE_LINES)
    for place in np.unique(np.searchsorted(length, wanted).clip(0, length.size - 1)):
        axes.plot(*stable[place].T, color=SKY, lw=0.8)
