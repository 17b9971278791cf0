"""Every quantity of a scan against Ts, in small panels of one shared temperature axis."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poreform.report.doubts import shown
from poreform.report.style import (
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    VERMILION,
    canvas,
    house_style,
)
from poreform.report.tables import FigureRow, figure_rows
from poreform.report.view import ScanView

SHOWN_ELSEWHERE = {"porosity", "breaking_extension"}
"""Quantities that the window figure shows."""

COLUMNS = 3

LEAST_SPAN = 0.02
"""Of a scale, over its middle: what changes less stands still, and its noise looks so."""
SERIES = ((BLUE, "o", "-"), (ORANGE, "s", "--"), (GREEN, "^", "-."), (PURPLE, "D", ":"),
          (VERMILION, "v", "-"))  # fmt: skip
"""Colour, marker and line of each scan, in turn."""

PRINTED = {"um": "µm", "**2": "²", "**3": "³", "hour": "h", "degC": "°C"}
"""How parts of a unit are printed."""


@house_style
def figure_trends(rows: Sequence[FigureRow]) -> Figure:
    """Return one panel per quantity, one line per scan, with error bars."""
    names = list(dict.fromkeys(row.quantity.name for row in rows))
    lines = math.ceil(len(names) / COLUMNS)
    solutions = list(dict.fromkeys(row.solution for row in rows))
    legend = 3.5 * math.ceil(len(solutions) / 2) if len(solutions) > 1 else 0.0
    figure = canvas(width=175.0, height=12.0 + 44.0 * lines + legend)
    panels = figure.subplots(lines, COLUMNS, sharex=True, squeeze=False).ravel()
    for name, axes in zip(names, panels, strict=False):
        _panel(axes, [row for row in rows if row.quantity.name == name], solutions)
    for axes in panels[len(names) :]:
        axes.set_visible(False)
    for axes in panels[max(0, len(names) - COLUMNS) : len(names)]:
        axes.set_xlabel("Ts / °C")
        axes.tick_params(labelbottom=True)
    if len(solutions) > 1:
        keys = [axes.get_legend_handles_labels() for axes in panels]
        drawn = {word: line for key in keys for line, word in zip(*key, strict=True)}
        figure.legend(
            drawn.values(), drawn.keys(), loc="outside lower left", ncols=2, fontsize=6.5
        )
    return figure


def trends_of_scan(view: ScanView) -> Figure | None:
    """Return the trends of a scan, if it read more than porosity and extension."""
    rows = [
        row
        for row in figure_rows(shown(view.scans))
        if row.quantity.name not in SHOWN_ELSEWHERE
    ]
    return figure_trends(rows) if rows else None


def lab_unit(unit: str) -> str:
    """Return a unit as people print it: µm for ``um``, powers raised, one bracket below."""
    for plain, printed in PRINTED.items():
        unit = unit.replace(plain, printed)
    above, *below = unit.split("/")
    if len(below) > 1:
        return f"{above}/({' '.join(below)})"
    return "" if unit == "1" else unit


def _panel(axes: Axes, rows: Sequence[FigureRow], solutions: Sequence[str]) -> None:
    quantity = rows[0].quantity
    unit = lab_unit(quantity.unit)
    axes.set_title(quantity.name.replace("_", " "), fontsize=8.0)
    axes.set_ylabel(unit, fontsize=7.5)
    for index, solution in enumerate(solutions):
        colour, marker, line = SERIES[index % len(SERIES)]
        ours = [row for row in rows if row.solution == solution]
        axes.errorbar(
            [row.temperature for row in ours],
            [row.mean for row in ours],
            yerr=np.array([row.spread or 0.0 for row in ours]),
            color=colour, marker=marker, ls=line, ms=3, lw=1.1, label=solution,
        )  # fmt: skip
    axes.ticklabel_format(axis="y", useOffset=False)
    middle = math.fsum(row.mean for row in rows) / len(rows)
    low, high = axes.get_ylim()
    if high - low < LEAST_SPAN * abs(middle):
        axes.set_ylim(
            middle - 0.5 * LEAST_SPAN * abs(middle), middle + 0.5 * LEAST_SPAN * abs(middle)
        )
