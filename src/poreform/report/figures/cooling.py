"""Temperature of one layer of the wall while it cools."""

import numpy as np
from matplotlib.figure import Figure

from poreform.core.history import History
from poreform.report.style import BLUE, MUTED, house_style, one_axes
from poreform.report.view import RunView

SHARE_OF_FALL = 0.99
"""The time axis ends when this share of the fall in temperature is done."""


@house_style
def figure_cooling(history: History) -> Figure:
    """Return temperature against time from the die on, to the end of the fall."""
    figure, axes = one_axes()
    celsius = history.temperature - 273.15
    axes.plot(history.time, celsius, color=BLUE, marker=".", ms=3)
    axes.axhline(float(celsius[-1]), color=MUTED, lw=0.8, ls=":")
    axes.set(xlabel="time since the die / s", ylabel="temperature of the layer / °C")
    axes.set_xlim(float(history.time[0]), _end_of_fall(history))
    return figure


def cooling_of_run(run: RunView) -> Figure | None:
    """Return the cooling of a run, if its history is known."""
    return None if run.history is None else figure_cooling(run.history)


def _end_of_fall(history: History) -> float:
    start, end = float(history.temperature[0]), float(history.temperature[-1])
    reached = history.first_time_below(start - SHARE_OF_FALL * (start - end))
    last = float(history.time[-1])
    if reached is None or reached <= history.time[0]:
        return last
    return float(np.minimum(1.1 * reached, last))
