"""Distribution of pore diameters and its running sum."""

import numpy as np
from matplotlib.figure import Figure

from poreform.report.style import BLUE, ORANGE, house_style, one_axes
from poreform.report.view import PoreSizes, RunView


@house_style
def figure_pore_sizes(sizes: PoreSizes) -> Figure:
    """Return the share of each class of pore diameter, and the share of all below it."""
    figure, axes = one_axes()
    diameter = sizes.diameter * 1e6
    width = np.gradient(diameter) if diameter.size > 1 else 0.2 * diameter
    axes.bar(diameter, 100.0 * sizes.share, width=0.9 * width, color=BLUE, alpha=0.75)
    axes.set(xlabel="pore diameter / µm", ylabel=f"share of the {sizes.weighting} / %")
    axes.set_xlim(left=0.0)
    running = axes.twinx()
    running.plot(diameter, 100.0 * np.cumsum(sizes.share), color=ORANGE, marker="o", ms=3)
    running.set(ylabel="running sum / %", ylim=(0.0, 105.0))
    running.grid(visible=False)
    return figure


def pore_sizes_of_run(run: RunView) -> Figure | None:
    """Return the pore sizes of a run, if they were measured."""
    return None if run.pore_sizes is None else figure_pore_sizes(run.pore_sizes)
