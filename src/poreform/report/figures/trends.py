"""Every quantity of a scan against Ts, in small panels of one shared temperature axis."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
SERIES = ((BLUE, "o", "-"), (ORANGE, "s", "--"), (GREEN, "^", "-."), (PURPLE, "D", ":"),
          (VERMILION, "v", "-"))  # fmt: skip
"""Colour, marker and line of each concentration, in turn."""


@house_style
def figure_trends(rows: Sequence[FigureRow]) -> Figure:
    """Return one panel per quantity, one line per concentration, with error bars."""
    names = list(dict.fromkeys(row.quantity.name for row in rows))
    lines = math.ceil(len(names) / COLUMNS)
    figure = canvas(width=175.0, height=12.0 + 44.0 * lines)
    panels = figure.subplots(lines, COLUMNS, sharex=True, squeeze=False).ravel()
    for name, axes in zip(names, panels, strict=False):
        _panel(axes, [row for row in rows if row.quantity.name == name])
    for axes in panels[len(names) :]:
        axes.set_visible(False)
    for axes in panels[max(0, len(names) - COLUMNS) : len(names)]:
        axes.set_xlabel("Ts / °C")
        axes.tick_params(labelbottom=True)
    if len({row.concentration for row in rows}) > 1:
        panels[0].legend(fontsize=6.5)
    return figure


def trends_of_scan(view: ScanView) -> Figure | None:
    """Return the trends of a scan, if it read more than porosity and extension."""
    rows = [
        row
        for row in figure_rows(view.experiments)
        if row.quantity.name not in SHOWN_ELSEWHERE
    ]
    return figure_trends(rows) if rows else None


def lab_unit(unit: str) -> str:
    """Return a unit as it is printed: ``um`` as µm, ``1`` as nothing, powers raised."""
    spelled = unit.replace("um", "µm").replace("**2", "²").replace("**3", "³")
    return "" if spelled == "1" else spelled


def _panel(axes: Axes, rows: Sequence[FigureRow]) -> None:
    quantity = rows[0].quantity
    unit = lab_unit(quantity.unit)
    axes.set_title(quantity.name.replace("_", " "), fontsize=8.0)
    axes.set_ylabel(unit or "1", fontsize=7.5)
    concentrations = list(dict.fromkeys(row.concentration for row in rows))
    for index, concentration in enumerate(concentrations):
        colour, marker, line = SERIES[index % len(SERIES)]
        ours = [row for row in rows if row.concentration == concentration]
        axes.errorbar(
            [row.temperature for row in ours],
            [row.mean for row in ours],
            yerr=np.array([row.spread or 0.0 for row in ours]),
            color=colour, marker=marker, ls=line, ms=3, lw=1.1, label=concentration,
        )  # fmt: skip
