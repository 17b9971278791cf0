"""The house style of every figure: calm, legible, safe for colour-blind readers.

Colours are the Okabe-Ito set (Okabe & Ito, 2008, "Color Universal Design"), each paired
with a line style or marker so that no figure depends on colour alone.
"""

import base64
import io
import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#1d2b36"
MUTED = "#5d6c78"
GRID = "#d5dce1"
PAPER = "#fdfdfb"
BLUE = "#0072b2"
ORANGE = "#e69f00"
GREEN = "#009e73"
VERMILION = "#d55e00"
PURPLE = "#cc79a7"
SKY = "#56b4e9"

MM = 1.0 / 25.4
"""Inches in a millimetre."""

LEFT, BOTTOM, TOP = 15.0, 12.0, 8.0
"""Margins of a figure with one pair of axes [mm on paper]; a key fits above."""

HOUSE: dict[str, object] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Helvetica", "Arial"],
    "font.size": 9.0,
    "axes.titlesize": 10.0,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 9.0,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": 8.0,
    "ytick.labelsize": 8.0,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    "legend.fontsize": 8.0,
    "lines.linewidth": 1.6,
    "lines.markersize": 4.5,
    "errorbar.capsize": 2.5,
    "svg.fonttype": "none",
    "svg.hashsalt": "poreform",
    "figure.dpi": 100.0,
}
"""Settings of matplotlib under which every figure is drawn."""

_THEMED = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    GRID: "var(--rule)",
    PAPER: "var(--paper)",
}
_IDENTIFIER = re.compile(r'(id="|href="#|url\(#)')
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)

Arguments = ParamSpec("Arguments")


def house_style(draw: Callable[Arguments, Figure]) -> Callable[Arguments, Figure]:
    """Return `draw` so that it draws in the house style and leaves no setting behind."""

    @wraps(draw)
    def drawn(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Figure:
        with rc_context(HOUSE):
            return draw(*args, **kwargs)

    return drawn


def canvas(*, width: float = 160.0, height: float = 90.0) -> Figure:
    """Return an empty figure of the given size [mm on paper], laid out by itself."""
    return Figure(figsize=(width * MM, height * MM), layout="constrained")


def one_axes(
    *, width: float = 86.0, height: float = 66.0, right: float = 4.0
) -> tuple[Figure, Axes]:
    """Return a figure of the given size [mm on paper] with one pair of axes.

    A third of a page of the report and the screen of a phone are as wide, so the letters
    stay as large as they were drawn.  The margins are fixed: a layout that is solved for
    costs as much as the drawing.  `right` is the margin there, wider for a second scale.
    """
    figure = Figure(figsize=(width * MM, height * MM))
    box = (
        LEFT / width,
        BOTTOM / height,
        (width - LEFT - right) / width,
        (height - BOTTOM - TOP) / height,
    )
    return figure, figure.add_axes(box)


def key_above(axes: Axes) -> None:
    """Put the key of the lines above the axes, where it covers no data."""
    axes.legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, borderaxespad=0.2,
        handlelength=1.8, columnspacing=1.2,
    )  # fmt: skip


def inline_svg(figure: Figure, *, name: str, description: str) -> Markup:
    """Return `figure` as an SVG element to stand inside a page.

    Every identifier is prefixed with `name`, so that many figures share one page; the
    greys become the variables of the page's own style, so that they follow light and dark.
    """
    buffer = io.StringIO()
    with rc_context(HOUSE):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    text = _METADATA.sub("", _PROLOGUE.sub("", buffer.getvalue(), count=1))
    text = _IDENTIFIER.sub(lambda found: f"{found.group(1)}{name}-", text)
    for colour, variable in _THEMED.items():
        text = text.replace(colour, variable)
    label = f'<svg role="img" aria-label="{_attribute(description)}" '
    return Markup(text.replace("<svg ", label, 1))  # our own drawing; its texts are escaped


def png_data_uri(figure: Figure, *, dots_per_inch: float = 150.0) -> str:
    """Return `figure` as a PNG image in a ``data:`` address."""
    buffer = io.BytesIO()
    with rc_context(HOUSE):
        figure.savefig(buffer, format="png", dpi=dots_per_inch, metadata={"Software": None})
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
