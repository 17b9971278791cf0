"""Distribution of pore diameters and its running sum."""

import numpy as np
from jaxtyping import Float
from matplotlib.figure import Figure

from poreform.report.style import BLUE, ORANGE, house_style, one_axes
from poreform.report.view import PoreSizes, RunView


@house_style
def figure_pore_sizes(sizes: PoreSizes) -> Figure:
    """Return the density of pore diameters, and the share of all below each.

    The area of a bar is the share of its class: classes may be of unequal width.
    """
    figure, axes = one_axes(right=14.0)
    diameter = sizes.diameter * 1e6
    edges = _edges(diameter)
    width = np.diff(edges)
    axes.bar(
        edges[:-1], 100.0 * sizes.share / width, width=width, align="edge", color=BLUE,
        alpha=0.75, lw=0,
    )  # fmt: skip
    axes.set(xlabel="pore diameter / µm", ylabel=f"{sizes.weighting} / (% per µm)")
    axes.set_xlim(left=0.0)
    running = axes.twinx()
    running.plot(diameter, 100.0 * np.cumsum(sizes.share), color=ORANGE, marker="o", ms=3)
    running.set(ylabel="running sum / %", ylim=(0.0, 105.0))
    running.grid(visible=False)
    return figure


def pore_sizes_of_run(run: RunView) -> Figure | None:
    """Return the pore sizes of a run, if they were measured."""
    return None if run.pore_sizes is None else figure_pore_sizes(run.pore_sizes)


def _edges(middle: Float[np.ndarray, " classes"]) -> Float[np.ndarray, " edges"]:
    """Return the limits of classes: halfway between middles, as far beyond ends."""
    if middle.size == 1:
        return np.array([0.9 * middle[0], 1.1 * middle[0]])
    halfway = 0.5 * (middle[1:] + middle[:-1])
    first, last = 2.0 * middle[0] - halfway[0], 2.0 * middle[-1] - halfway[-1]
    return np.concatenate([[max(first, 0.0)], halfway, [last]])
