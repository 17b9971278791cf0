"""P(Ts) and TL(Ts), their slopes, and the window between Tl and Tu."""

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
from poreform.window.scans import ScanWindow
from poreform.window.window import Bound, Window

STEP = 5.0
"""Width of an interval of the scan [degC]."""


@house_style
def figure_window(window: Window) -> Figure:
    """Return both curves (above) and both slopes with their probabilities (below).

    The left column is the porosity, whose steepest rise is Tl; the right column is the
    breaking extension, whose steepest fall is Tu.  The green band is the window.
    """
    figure = canvas(width=170.0, height=115.0)
    axes = figure.subplots(2, 2, sharex=True, height_ratios=(3, 2))
    columns = (
        (window.lower, BLUE, "porosity P / %", "rise of P / (% per °C)"),
        (window.upper, ORANGE, "breaking extension TL / %", "fall of TL / (% per °C)"),
    )
    for column, (bound, colour, curve_label, slope_label) in enumerate(columns):
        _curve(axes[0, column], bound, colour)
        _slopes(axes[1, column], bound, colour)
        axes[0, column].set(ylabel=curve_label, title=_title(bound))
        axes[1, column].set(ylabel=slope_label, xlabel="dissolution temperature Ts / °C")
        for row in range(2):
            _band(axes[row, column], window)
    return figure


def window_of_scan(scan: ScanWindow) -> Figure:
    """Return the window figure of one scan."""
    return figure_window(scan.window)


def _curve(axes: Axes, bound: Bound, colour: str) -> None:
    for point in bound.points:
        axes.plot(
            [point.temperature] * point.count, point.values, "o", ms=3, mfc="none",
            mec=colour, alpha=0.7,
        )  # fmt: skip
    axes.errorbar(
        [point.temperature for point in bound.points],
        [point.mean for point in bound.points],
        yerr=[point.standard_deviation or 0.0 for point in bound.points],
        color=colour, ecolor=MUTED, marker="s", ms=4,
    )  # fmt: skip
    for point in bound.off_grid:
        axes.plot(
            [point.temperature] * point.count,
            point.values,
            "D",
            ms=4,
            mfc="none",
            mec=MUTED,
        )
    if bound.not_dissolved:
        _solid(axes, bound)


def _solid(axes: Axes, bound: Bound) -> None:
    """Shade where the polymer did not dissolve, one step of it, and say up to where."""
    hottest = max(bound.not_dissolved)
    axes.axvspan(hottest - STEP, hottest + 0.5 * STEP, lw=0, alpha=0.1, color=MUTED)
    axes.annotate(
        f"not dissolved\nup to {hottest:g} °C",
        (hottest, 0.5),
        xycoords=("data", "axes fraction"),
        color=VERMILION,
        ha="center",
        va="center",
        rotation=90,
        fontsize=6,
    )


def _slopes(axes: Axes, bound: Bound, colour: str) -> None:
    axes.bar(
        [slope.middle for slope in bound.slopes],
        [slope.value for slope in bound.slopes],
        width=0.86 * STEP,
        color=colour,
        alpha=0.55,
        yerr=[slope.standard_error or 0.0 for slope in bound.slopes],
        ecolor=MUTED,
    )
    axes.axhline(0.0, color=MUTED, lw=0.8)
    if not bound.probability:
        return
    chance = axes.twinx()
    middles = sorted(bound.probability)
    chance.plot(
        middles, [bound.probability[middle] for middle in middles], color=INK, lw=1.0,
        marker=".", ls=":",
    )  # fmt: skip
    chance.set(ylim=(0.0, 1.05), ylabel="probability")
    chance.grid(visible=False)


def _band(axes: Axes, window: Window) -> None:
    lower, upper = window.lower.value, window.upper.value
    if lower is not None and upper is not None:
        axes.axvspan(
            min(lower, upper), max(lower, upper), lw=0, alpha=0.14,
            color=GREEN if upper > lower else VERMILION,
        )  # fmt: skip
    for value, colour, style in ((lower, BLUE, "--"), (upper, ORANGE, "-.")):
        if value is not None:
            axes.axvline(value, color=colour, lw=1.1, ls=style)
    for value in window.lower.values if lower is None else ():
        axes.axvline(value, color=SKY, lw=0.8, ls=":")
    for value in window.upper.values if upper is None else ():
        axes.axvline(value, color=SKY, lw=0.8, ls=":")


def _title(bound: Bound) -> str:
    if bound.value is None:
        return f"{bound.name}: {bound.status.value}"
    mark = "" if bound.status.value == "ok" else f" ({bound.status.value})"
    return f"{bound.name} = {bound.value:g} °C{mark}"
