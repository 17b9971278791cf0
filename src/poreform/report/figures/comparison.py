"""Measured beside simulated: P and TL against Ts of one solution, with both windows."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poreform.report.beside import Beside
from poreform.report.style import BLUE, MUTED, VERMILION, canvas, house_style
from poreform.report.view import ScanView
from poreform.window.window import Bound, Window

MOST_ROWS = 6
"""Solutions shown; more do not fit a page."""

SERIES = (("measured", BLUE, "o", "-", BLUE), ("simulated", VERMILION, "s", "--", "none"))
"""Name, colour, marker, line and face of the marker."""


@house_style
def figure_comparison(pairs: Sequence[Beside]) -> Figure:
    """Return one row a solution: porosity left, breaking extension right.

    Means with one standard deviation of a reading; the bar at the foot of each panel is
    the window from Tl to Tu, upper one measured, lower one simulated.
    """
    shown = pairs[:MOST_ROWS]
    figure = canvas(width=175.0, height=14.0 + 58.0 * len(shown))
    rows = figure.subplots(len(shown), 2, sharex=True, squeeze=False)
    for (left, right), pair in zip(rows, shown, strict=True):
        windows = (pair.measured.window, pair.simulated.window)
        _panel(left, [window.lower for window in windows], windows)
        _panel(right, [window.upper for window in windows], windows)
        left.set(ylabel="porosity P / %")
        left.set_title(pair.measured.label, fontsize=8.5)
        right.set(ylabel="breaking extension TL / %")
    for axes in rows[-1]:
        axes.set(xlabel="dissolution temperature Ts / °C")
    handles, names = rows[0, 0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower right", ncols=2)
    return figure


def comparison_of_scan(view: ScanView) -> Figure | None:
    """Return the comparison where a view holds both kinds of one solution."""
    return figure_comparison(view.beside) if view.beside else None


def _panel(axes: Axes, bounds: Sequence[Bound], windows: Sequence[Window]) -> None:
    for (name, colour, marker, line, face), bound in zip(SERIES, bounds, strict=True):
        points = bound.points
        axes.errorbar(
            [point.temperature for point in points],
            [point.mean for point in points],
            yerr=[point.standard_deviation or 0.0 for point in points],
            color=colour, ecolor=MUTED, marker=marker, ls=line, mfc=face, label=name,
        )  # fmt: skip
    for place, ((_, colour, *_), window) in enumerate(zip(SERIES, windows, strict=True)):
        _window_bar(axes, window, colour, height=0.045 - 0.03 * place)


def _window_bar(axes: Axes, window: Window, colour: str, *, height: float) -> None:
    """Draw Tl and Tu as ticks, joined where Tu lies above Tl."""
    lower, upper = window.lower.value, window.upper.value
    across = axes.get_xaxis_transform()
    for value in (lower, upper):
        if value is not None:
            axes.plot([value], [height], "|", color=colour, ms=7, mew=1.6, transform=across)
    if lower is not None and upper is not None and upper > lower:
        axes.plot(
            [lower, upper], [height] * 2, color=colour, lw=2.2, alpha=0.6, transform=across
        )
