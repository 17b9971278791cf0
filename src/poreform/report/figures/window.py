"""P(Ts) and TL(Ts), their slopes, the probability of each interval, and the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    MM,
    MUTED,
    ORANGE,
    SKY,
    VERMILION,
    canvas,
    house_style,
)
from poreform.window.scans import ScanWindow
from poreform.window.window import Bound, Point, Window

STEP = 5.0
"""Width of an interval of the scan [degC]."""

BREAK = (nan, nan)
"""Place at which a line is broken."""

HEIGHTS = (3.0, 1.8, 1.2)
"""Of the curve, the slopes and the probabilities, in the same measure."""

EXPLAINED = (
    "Open circles are single readings; squares their mean, with the standard deviation of "
    "one reading. A dotted line bridges what was not measured; diamonds stand off the "
    "5 °C grid and count only for the probabilities. Bars: mean slope over each 5 °C, with "
    "its standard error. Bottom: probability that the greatest slope lies in that "
    "interval; the dark bars make up the 90 % set. Green reaches from Tl to Tu (red where "
    "Tu lies below Tl); blue shades where a maximum hides in a gap."
)
"""What is drawn how, for a page that shows the figure."""


@dataclass(frozen=True, slots=True)
class Side:
    """How one of the two bounds is drawn."""

    colour: str
    curve: str
    slope: str


SIDES = {
    "Tl": Side(BLUE, "porosity P / %", "rise of P\n/ (% per °C)"),
    "Tu": Side(ORANGE, "breaking extension TL / %", "fall of TL\n/ (% per °C)"),
}


@house_style
def figure_window(window: Window) -> Figure:
    """Return curves, slopes and probabilities of both bounds side by side.

    The left column is the porosity, whose steepest rise is Tl; the right column is the
    breaking extension, whose steepest fall is Tu.
    """
    figure = canvas(width=170.0, height=130.0)
    axes = figure.subplots(3, 2, sharex=True, height_ratios=HEIGHTS)
    for column, bound in enumerate((window.lower, window.upper)):
        _column(axes[:, column], bound, window)
    return figure


def window_of_scan(scan: ScanWindow) -> Figure:
    """Return the window figure of one scan."""
    return figure_window(scan.window)


@house_style
def figure_bound(window: Window, bound: Bound) -> Figure:
    """Return the column of one bound alone, narrow enough for the screen of a phone."""
    width, height, left, right = 86.0, 114.0, 17.0, 3.0
    figure = Figure(figsize=(width * MM, height * MM))
    unit = (height - 11.0 - 7.0 - 2 * 4.0) / sum(HEIGHTS)
    top = height - 7.0
    axes: list[Axes] = []
    for share in HEIGHTS:
        low = top - unit * share
        box = (left / width, low / height, (width - left - right) / width, unit * share)
        box = (*box[:3], box[3] / height)
        axes.append(figure.add_axes(box, sharex=axes[0] if axes else None))
        top = low - 4.0
    for upper in axes[:-1]:
        upper.tick_params(labelbottom=False)
    _column(axes, bound, window)
    return figure


def _column(axes: Sequence[Axes], bound: Bound, window: Window) -> None:
    side = SIDES[bound.name]
    _curve(axes[0], bound, side.colour)
    _slopes(axes[1], bound, side.colour)
    _chances(axes[2], bound)
    axes[0].set(ylabel=side.curve)
    # a place of its own for each title: to look for one takes a tenth of the drawing
    axes[0].set_title(_title(bound), y=1.0)
    axes[1].set_title("", y=1.0)
    axes[1].set_ylabel(side.slope, fontsize=7.5)
    axes[2].set(ylim=(0.0, 1.05), xlabel="dissolution temperature Ts / °C")
    axes[2].set_ylabel("probability", fontsize=7.5)
    for panel in axes:
        _band(panel, window, bound)


def _curve(axes: Axes, bound: Bound, colour: str) -> None:
    for points, marker, edge in ((bound.points, "o", colour), (bound.off_grid, "D", MUTED)):
        pairs = [(point.temperature, v) for point in points for v in point.values]
        axes.plot(
            *_columns(pairs), marker, ms=3.5, mfc="none", mec=edge, mew=0.8, alpha=0.8
        )  # fmt: skip
    axes.errorbar(
        [point.temperature for point in bound.points],
        [point.mean for point in bound.points],
        yerr=[point.standard_deviation or 0.0 for point in bound.points],
        color=colour, ecolor=MUTED, elinewidth=0.8, marker="s", ms=3, ls="none",
    )  # fmt: skip
    for style, places in zip(("-", ":"), _joined(bound.points), strict=True):
        if places:
            axes.plot(*_columns(places), color=colour, lw=1.4, ls=style)
    if bound.not_dissolved:
        _solid(axes, bound)


def _joined(
    points: Sequence[Point],
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the places that a full line and a dotted one go through.

    Each is one line with breaks: a line for every pair of points takes far longer to draw.
    """
    full: list[tuple[float, float]] = []
    dotted: list[tuple[float, float]] = []
    for low, high in pairwise(points):
        measured = high.temperature - low.temperature < 1.5 * STEP
        line = full if measured else dotted
        if line[-1:] != [_place(low)]:
            line += [BREAK, _place(low)]
        line.append(_place(high))
    return full, dotted


def _columns(pairs: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in pairs], [y for _, y in pairs]


def _place(point: Point) -> tuple[float, float]:
    return point.temperature, point.mean


def _solid(axes: Axes, bound: Bound) -> None:
    """Shade where the polymer did not dissolve, one step of it, and say up to where."""
    hottest = max(bound.not_dissolved)
    axes.axvspan(hottest - STEP, hottest + 0.5 * STEP, lw=0, alpha=0.1, color=MUTED)
    axes.annotate(
        f"not dissolved\nup to {hottest:g} °C",
        (hottest - 0.25 * STEP, 0.5),
        xycoords=("data", "axes fraction"),
        color=VERMILION,
        ha="center",
        va="center",
        rotation=90,
        fontsize=7,
    )


def _slopes(axes: Axes, bound: Bound, colour: str) -> None:
    middles = [slope.middle for slope in bound.slopes]
    heights = [slope.value for slope in bound.slopes]
    _bars(axes, middles, heights, colour, alpha=0.55)
    axes.errorbar(
        middles,
        heights,
        yerr=[slope.standard_error or 0.0 for slope in bound.slopes],
        ls="none",
        ecolor=MUTED,
        elinewidth=0.8,
        capsize=1.5,
    )
    axes.axhline(0.0, color=MUTED, lw=0.8)


def _chances(axes: Axes, bound: Bound) -> None:
    """Draw the probabilities, those of the 90 % set dark; say so where there are none."""
    if not bound.probability:
        axes.annotate(
            "fewer than three temperatures", (0.5, 0.5), xycoords="axes fraction",
            ha="center", va="center", color=MUTED, fontsize=7,
        )  # fmt: skip
        return
    middles = sorted(bound.probability)
    heights = [bound.probability[middle] for middle in middles]
    shades = [INK if middle in bound.credible else MUTED for middle in middles]
    _bars(axes, middles, heights, shades)


def _bars(
    axes: Axes,
    middles: Sequence[float],
    heights: Sequence[float],
    colour: str | list[str],
    *,
    alpha: float = 1.0,
) -> None:
    """Draw bars from 0 as one object: one for each takes a fifth of the drawing."""
    half = 0.43 * STEP
    corners = [
        [(x - half, 0.0), (x - half, y), (x + half, y), (x + half, 0.0)]
        for x, y in zip(middles, heights, strict=True)
    ]
    bars = PolyCollection(corners, facecolors=colour, edgecolors="none", alpha=alpha)
    bars.sticky_edges.y.append(0.0)
    axes.add_collection(bars)
    axes.autoscale_view()


def _band(axes: Axes, window: Window, bound: Bound) -> None:
    lower, upper = window.lower.value, window.upper.value
    if lower is not None and upper is not None:
        axes.axvspan(
            min(lower, upper), max(lower, upper), lw=0, alpha=0.14,
            color=GREEN if upper > lower else VERMILION,
        )  # fmt: skip
    for value, colour, style in ((lower, BLUE, "--"), (upper, ORANGE, "-.")):
        if value is not None:
            axes.axvline(value, color=colour, lw=1.1, ls=style)
    if bound.value is None:
        for value in bound.values:
            low, high = value - 0.5 * STEP, value + 0.5 * STEP
            axes.axvspan(low, high, lw=0, alpha=0.25, color=SKY)


def _title(bound: Bound) -> str:
    if bound.value is None:
        return f"{bound.name}: {bound.status.value}"
    mark = "" if bound.status.value == "ok" else f" ({bound.status.value})"
    return f"{bound.name} = {bound.value:g} °C{mark}"
