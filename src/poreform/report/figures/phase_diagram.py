"""The phase diagram of a solution with every line, by weight and in degrees Celsius."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poreform.report.curves import Measured, RecipePath
from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    canvas,
    house_style,
)
from poreform.report.view import ScanView
from poreform.thermo.liquid_lines import PairLine
from poreform.thermo.monotectic import Monotectic
from poreform.thermo.phase_diagram import PhaseDiagram

MARKERS = "sov^"
"""Of the kinds of measured points, one after another."""

ZERO_CELSIUS = 273.15


@house_style
def figure_phase_diagram(
    diagram: PhaseDiagram,
    *,
    concentrations: Sequence[float] = (),
    measured: Sequence[Measured] = (),
    path: RecipePath | None = None,
) -> Figure:
    """Return the diagram; the vertical lines are the dopes at `concentrations` [-].

    `measured` points stand beside the lines with their errors (two standard deviations);
    `path` is the way of a recipe, from its dissolution to its bath.

    The polymer is the right edge, the pure diluent the left one.  Solid lines are
    equilibria, the others limits of stability and what happens on cooling.
    """
    figure = canvas(width=135.0, height=105.0)
    axes = figure.add_subplot()
    _pairs(axes, diagram.binodal, colour=BLUE, style="-", label="two liquids (binodal)")
    _pairs(axes, diagram.spinodal, colour=SKY, style="--", label="unstable (spinodal)")
    _curves(axes, diagram)
    _points(axes, diagram)
    boiling = diagram.system.boiling_point - ZERO_CELSIUS
    _frame(axes, diagram, boiling)
    for concentration in concentrations:
        axes.axvline(100.0 * concentration, color=MUTED, lw=0.8, ls=":")
    _measured(axes, measured)
    if path is not None:
        _path(axes, path)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2, fontsize=7.5)
    return figure


def phase_diagram_of_scan(view: ScanView) -> Figure | None:
    """Return the phase diagram of a scan with its dopes, if it is known."""
    if view.diagram is None:
        return None
    dopes = {
        record.concentration
        for record in view.experiments
        if record.concentration is not None
    }
    return figure_phase_diagram(view.diagram, concentrations=sorted(dopes))


def _pairs(
    axes: Axes, pieces: Sequence[PairLine], *, colour: str, style: str, label: str
) -> None:
    for piece in pieces:
        celsius = piece.temperature - ZERO_CELSIUS
        for branch in (piece.weight_lean, piece.weight_rich):
            axes.plot(100.0 * branch, celsius, color=colour, ls=style, label=label)
            label = "_another branch of the same line"


def _curves(axes: Axes, diagram: PhaseDiagram) -> None:
    below = f"crystallises on cooling ({diagram.undercooling:.0f} K below)"
    for curve, colour, style, label in (
        (diagram.cloud, PURPLE, "-", "turns cloudy (all chains)"),
        (diagram.shadow, PURPLE, ":", "first droplets (shadow)"),
        (diagram.melting, VERMILION, "-", "melting line of the solution"),
        (diagram.crystallisation, VERMILION, "-.", below),
    ):
        if curve is not None:
            celsius = curve.temperature - ZERO_CELSIUS
            axes.plot(
                100.0 * curve.weight_fraction, celsius, color=colour, ls=style, label=label
            )


def _measured(axes: Axes, measured: Sequence[Measured]) -> None:
    for entry, marker in zip(measured, MARKERS, strict=False):
        axes.errorbar(
            100.0 * entry.points.weight_fraction,
            entry.points.temperature - ZERO_CELSIUS,
            yerr=2.0 * entry.points.std,
            color=INK, marker=marker, ls="none", mfc="none", label=entry.label, zorder=5,
        )  # fmt: skip


def _path(axes: Axes, path: RecipePath) -> None:
    at = 100.0 * path.concentration
    hot, cold = path.hottest - ZERO_CELSIUS, path.coldest - ZERO_CELSIUS
    bottom = max(cold, axes.get_ylim()[0])
    axes.annotate(
        "",
        (at, bottom),
        (at, hot),
        arrowprops={"arrowstyle": "->", "color": INK, "lw": 1.4},
    )
    axes.plot(
        at, hot, color=INK, marker="D", ls="none", label="the recipe: dissolved, cooled"
    )


def _points(axes: Axes, diagram: PhaseDiagram) -> None:
    for point in diagram.critical_points:
        axes.plot(
            100.0 * point.weight_fraction, point.temperature - ZERO_CELSIUS, marker="o",
            color=INK, ls="none", label=f"critical point, {point.kind}",
        )  # fmt: skip
    for monotectic, colour, label in (
        (diagram.monotectic, GREEN, "monotectic, equilibrium"),
        (diagram.kinetic_monotectic, ORANGE, "monotectic, on cooling"),
    ):
        if isinstance(monotectic, Monotectic):
            axes.plot(
                [100.0 * monotectic.weight_lean, 100.0 * monotectic.weight_rich],
                [monotectic.temperature - ZERO_CELSIUS] * 2,
                color=colour, marker="|", ms=7, lw=1.2, label=label,
            )  # fmt: skip
    for three in diagram.three_liquids:
        weight = diagram.system.weight_fractions(np.array(three.phi), three.temperature)
        axes.plot(
            100.0 * weight, [three.temperature - ZERO_CELSIUS] * 3,
            color=INK, marker="|", ms=7, lw=1.2, label="three liquids",
        )  # fmt: skip


def _frame(axes: Axes, diagram: PhaseDiagram, boiling: float) -> None:
    """Show what a membrane maker can reach: from 60 K below the lines to their top."""
    tops = [float(diagram.melting.temperature.max())]
    tops += [float(line.temperature.max()) for line in diagram.binodal]
    if diagram.cloud is not None and diagram.cloud.temperature.size:
        tops.append(float(diagram.cloud.temperature.max()))
    bottom = float(diagram.crystallisation.temperature.min()) - 60.0 - ZERO_CELSIUS
    top = max(tops) + 20.0 - ZERO_CELSIUS
    axes.set(
        xlabel=f"{diagram.system.polymer} in {diagram.system.diluent} / wt%",
        ylabel="temperature / °C",
        xlim=(0.0, 100.0),
        ylim=(bottom, top),
    )
    if bottom < boiling < top:
        axes.axhline(boiling, color=MUTED, lw=0.8, ls="--")
        axes.annotate("diluent boils", (99.0, boiling), ha="right", va="bottom", fontsize=7)
