"""The phase diagram of a solution with every line, by weight and in degrees Celsius."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    SKY,
    VERMILION,
    canvas,
    house_style,
)
from poreform.report.view import ScanView
from poreform.thermo.liquid_lines import PairLine
from poreform.thermo.monotectic import Monotectic
from poreform.thermo.phase_diagram import PhaseDiagram

ZERO_CELSIUS = 273.15


@house_style
def figure_phase_diagram(
    diagram: PhaseDiagram, *, concentrations: Sequence[float] = ()
) -> Figure:
    """Return the diagram; the vertical lines are the dopes at `concentrations` [-].

    The polymer is the right edge, the pure diluent the left one.  Solid lines are
    equilibria, the others limits of stability and what happens on cooling.
    """
    figure = canvas(width=135.0, height=105.0)
    axes = figure.add_subplot()
    _pairs(axes, diagram.binodal, colour=BLUE, style="-", label="two liquids (binodal)")
    _pairs(axes, diagram.spinodal, colour=SKY, style="--", label="unstable (spinodal)")
    for curve, style, label in (
        (diagram.melting, "-", "melting line of the solution"),
        (
            diagram.crystallisation,
            "-.",
            f"crystallises on cooling ({diagram.undercooling:.0f} K below)",
        ),
    ):
        celsius = curve.temperature - ZERO_CELSIUS
        axes.plot(
            100.0 * curve.weight_fraction, celsius, color=VERMILION, ls=style, label=label
        )
    _points(axes, diagram)
    boiling = diagram.system.boiling_point - ZERO_CELSIUS
    _frame(axes, diagram, boiling)
    for concentration in concentrations:
        axes.axvline(100.0 * concentration, color=MUTED, lw=0.8, ls=":")
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


def _frame(axes: Axes, diagram: PhaseDiagram, boiling: float) -> None:
    """Show what a membrane maker can reach: from 60 K below the lines to their top."""
    tops = [float(diagram.melting.temperature.max())]
    tops += [float(line.temperature.max()) for line in diagram.binodal]
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
