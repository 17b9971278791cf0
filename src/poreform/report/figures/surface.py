"""What was found on a micrograph: outlines over the picture, and the sizes beside it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from skimage.segmentation import find_boundaries

from poreform.measure.surface import Surface
from poreform.report.scale_bar import length_label, round_length
from poreform.report.style import BLUE, INK, ORANGE, SKY, canvas, house_style

DARKEST, BRIGHTEST = 1.0, 99.0
"""Percentiles of the brightness that are drawn black and white."""


@house_style
def figure_surface(surface: Surface) -> Figure:
    """Return the picture with every object outlined, and the histogram of their sizes.

    Whole objects, which are measured, are outlined in blue; those that the frame cuts,
    which are not, in orange.
    """
    figure = canvas(width=170.0, height=85.0)
    left, right = figure.subplots(1, 2, width_ratios=(1.35, 1.0))
    picture = surface.picture.grey
    low, high = np.percentile(picture, [DARKEST, BRIGHTEST])
    left.imshow(picture, cmap="gray", vmin=low, vmax=high, interpolation="nearest")
    left.imshow(_outlines(surface), interpolation="nearest")
    _scale_bar(left, surface)
    left.set_axis_off()
    kind = surface.method.look
    left.set_title(
        f"{surface.regions.label.size} whole {kind} (blue), {surface.regions.cut} cut "
        "(orange)"
    )
    sizes = 1e6 * surface.diameters
    bins = np.histogram_bin_edges(sizes, "sturges")
    right.hist(sizes, bins=bins, weights=_shares(surface), color=SKY, edgecolor=INK)
    right.axvline(1e6 * surface.mean_diameter, color=BLUE, ls="--")
    right.set(xlabel=f"diameter of {kind} / µm", ylabel="share of their number / %")
    right.set_title(f"mean {1e6 * surface.mean_diameter:.3g} µm")
    return figure


def _outlines(surface: Surface) -> np.ndarray:
    """Return the outlines as an RGBA picture: blue of whole objects, orange of cut ones."""
    edge = find_boundaries(surface.labels, mode="inner")
    whole = np.isin(surface.labels, surface.regions.label)
    layer = np.zeros((*edge.shape, 4))
    layer[edge & whole] = _rgba(BLUE)
    layer[edge & ~whole] = _rgba(ORANGE)
    return layer


def _rgba(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255.0 for place in (1, 3, 5))
    return red, green, blue, 1.0


def _shares(surface: Surface) -> np.ndarray:
    weight = surface.regions.weight
    return np.asarray(100.0 * weight / weight.sum())


def _scale_bar(axes: Axes, surface: Surface) -> None:
    rows, columns = surface.mask.shape
    length = round_length(columns * surface.pixel)
    wide, high = length / surface.pixel, 0.012 * rows
    corner = (0.97 * columns - wide, 0.95 * rows)
    axes.add_patch(Rectangle(corner, wide, high, facecolor="white", edgecolor=INK, lw=0.5))
    axes.text(
        corner[0] + 0.5 * wide, corner[1] - 0.01 * rows, length_label(length),
        ha="center", va="bottom", size=7, color="white",
        bbox={"facecolor": INK, "alpha": 0.6, "pad": 1.0, "lw": 0},
    )  # fmt: skip
