"""Wet and dry gas flow against pressure, with the bubble point and the half-dry point."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poreform.core.units import from_si
from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    house_style,
    key_above,
    one_axes,
)
from poreform.report.view import PorometryCurves, RunView


@house_style
def figure_porometry(curves: PorometryCurves) -> Figure:
    """Return the wet, the dry and the half-dry curve, each over the largest dry flow."""
    figure, axes = one_axes()
    pressure = curves.pressure * from_si(1.0, "bar")
    largest = float(curves.dry_flow.max())
    axes.plot(pressure, curves.dry_flow / largest, color=ORANGE, label="dry")
    axes.plot(
        pressure, 0.5 * curves.dry_flow / largest, color=MUTED, ls="--", label="half dry"
    )
    axes.plot(pressure, curves.wet_flow / largest, color=BLUE, label="wet")
    _mark(axes, curves.bubble_pressure, "bubble point", height=1.0)
    _mark(axes, curves.half_dry_pressure, "half dry", height=0.86)
    axes.set(xlabel="pressure / bar", ylabel="flow / largest dry flow", ylim=(0.0, 1.05))
    axes.set_xlim(left=0.0)
    key_above(axes)
    return figure


def porometry_of_run(run: RunView) -> Figure | None:
    """Return the porometry of a run, if it was measured."""
    return None if run.porometry is None else figure_porometry(run.porometry)


def _mark(axes: Axes, pressure: float | None, words: str, *, height: float) -> None:
    """Mark a pressure; marks at different heights do not cover each other."""
    if pressure is None:
        return
    bar = from_si(pressure, "bar")
    axes.axvline(bar, color=GREEN, lw=0.9, ls=":")
    axes.annotate(
        f"{words}\n{bar:.3g} bar", (bar, height), xytext=(3, -2), va="top", fontsize=7,
        textcoords="offset points", color=INK,
    )  # fmt: skip
