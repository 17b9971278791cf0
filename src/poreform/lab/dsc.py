"""DSC runs: baseline, onset, peak, enthalpy, and the band in which crystals dissolve."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from jaxtyping import Bool, Float
from scipy import ndimage

from poreform.core.errors import InputError, NotMeasurableError

TURN = 2.0
"""[K] by which the temperature goes back where one run ends and the next begins."""

END_SHARE = 0.1
"""Share of the points at either end of a run through which the baseline is laid."""

STANDS_OUT = 6.0
"""Noise of the baseline, in standard deviations, that a peak stands above."""

FOOT = 0.01
"""Share of its height at which a peak is said to begin and to end."""

UNEVEN = 0.02
"""Share of the height of the peak by which the ends of a run leave the baseline where a
peak reaches into them."""

SMOOTHED = 0.005
"""Share of the points of a run that are averaged for its slope and its feet."""

FEWEST_POINTS = 30

Points = Float[np.ndarray, " points"]


@dataclass(frozen=True, slots=True)
class DscRun:
    """One heating or one cooling."""

    temperature: Points
    """[K], in the order of the record, rising or falling."""

    flow: Points
    """Heat flow per mass of sample [W/kg], either sign."""

    rate: float
    """Of temperature [K/s], above 0."""

    def __post_init__(self) -> None:
        if self.temperature.size < FEWEST_POINTS:
            raise InputError(
                f"a DSC run needs {FEWEST_POINTS} or more points, "
                f"got {self.temperature.size}"
            )
        if not self.rate > 0.0:
            raise InputError("the rate of heating or cooling is above 0")

    @property
    def is_heating(self) -> bool:
        """Whether the temperature rises."""
        return bool(self.temperature[-1] > self.temperature[0])


@dataclass(frozen=True, slots=True)
class DscPeak:
    """The largest peak of a run above its baseline."""

    peak: float
    """Temperature of the greatest heat flow [K]."""

    onset: float
    """Where the tangent of the leading edge meets the baseline [K]."""

    enthalpy: float
    """Area between curve and baseline [J/kg], above 0."""

    middle: float
    """Temperature by which half of the heat has been exchanged [K]."""

    width: float
    """Half the span from 15.87 to 84.13 % of the heat [K]: the deviation of a bell."""

    first: float
    last: float
    """Limits of integration [K]."""

    is_cut_off: bool
    """Whether the peak, or another one, reaches into an end of the run."""


def runs_of(temperature: Points, *values: Points) -> list[tuple[Points, ...]]:
    """Return the record parted where the temperature turns, holds left out.

    Parameters
    ----------
    temperature : (points,) float
        [K], in the order of the record.
    *values : (points,) float
        What belongs to it; parted alike.
    """
    edges = [0]
    sign, extreme = 0, 0
    for k in range(1, temperature.size):
        step = temperature[k] - temperature[extreme]
        if sign == 0:
            sign = int(np.sign(step)) if abs(step) > TURN else 0
            extreme = k if sign else extreme
        elif step * sign > 0.0:
            extreme = k
        elif -step * sign > TURN:
            edges.append(extreme)
            sign, extreme = -sign, k
    edges.append(temperature.size)
    return [
        tuple(array[first:last] for array in (temperature, *values))
        for first, last in pairwise(edges)
        if last - first >= FEWEST_POINTS
    ]


def peak_of(run: DscRun) -> DscPeak:
    """Return the largest peak of a run above a straight baseline.

    The baseline is the straight line through the points at both ends of the run; the peak
    reaches from where the curve leaves it to where it returns.

    Raises
    ------
    NotMeasurableError
        No peak stands above the noise.

    Notes
    -----
    Source: extrapolated onset and peak as in ISO 11357-1 and 11357-3; the middle and the
    width are those of the normal band that the dissolution models use.
    """
    kelvin, place = np.unique(run.temperature, return_inverse=True)
    flow = np.bincount(place, weights=run.flow) / np.bincount(place)
    if kelvin.size < FEWEST_POINTS:
        raise NotMeasurableError(
            "the temperature stands still; give a run at a steady rate"
        )
    above, noise, count = _above_baseline(kelvin, flow)
    top = int(np.argmax(np.abs(above)))
    height = float(np.abs(above[top]))
    if height <= STANDS_OUT * noise or height == 0.0:
        raise NotMeasurableError(
            "no peak stands above the noise of the baseline; show a wider range of "
            "temperature, or take a larger sample"
        )
    above = above * np.sign(above[top])
    smooth = ndimage.uniform_filter1d(above, _window(kelvin.size), mode="nearest")
    inside = _around(smooth > max(FOOT * height, noise), top)
    heat = _running_integral(kelvin[inside], above[inside])
    low, middle, high = np.interp(
        np.array([0.15866, 0.5, 0.84134]) * heat[-1], heat, kelvin[inside]
    )
    ends = np.r_[smooth[:count], smooth[-count:]]
    # from point to point, so that a peak within the ends does not count as noise
    rough = float(np.median(np.abs(np.diff(above)))) / np.sqrt(2.0)
    uneven = float(np.abs(ends).max()) > max(UNEVEN * height, STANDS_OUT * rough)
    return DscPeak(
        peak=float(kelvin[top]),
        onset=_onset(kelvin, smooth, inside=inside, rising=run.is_heating),
        enthalpy=float(heat[-1]) / run.rate,
        middle=float(middle),
        width=float(0.5 * (high - low)),
        first=float(kelvin[inside][0]),
        last=float(kelvin[inside][-1]),
        is_cut_off=bool(inside[0] or inside[-1] or uneven),
    )


def _window(count: int) -> int:
    return max(3, round(SMOOTHED * count) | 1)


def _above_baseline(kelvin: Points, flow: Points) -> tuple[Points, float, int]:
    """Return the flow above the line through both ends, the noise and the points there."""
    count = max(5, round(END_SHARE * kelvin.size))
    ends = np.r_[0:count, kelvin.size - count : kelvin.size]
    centre = kelvin.mean()
    slope, height = np.polyfit(kelvin[ends] - centre, flow[ends], 1)
    above = flow - (height + slope * (kelvin - centre))
    # the median does not see a peak that reaches into the end of the run
    return above, float(1.4826 * np.median(np.abs(above[ends]))), count


def _around(mask: Bool[np.ndarray, " points"], top: int) -> Bool[np.ndarray, " points"]:
    """Return the unbroken stretch of a mask around a position."""
    labels, _ = ndimage.label(mask)
    if labels[top] == 0:
        raise NotMeasurableError("the highest point is a lone one; is it a spike?")
    return np.asarray(labels == labels[top])


def _running_integral(kelvin: Points, flow: Points) -> Points:
    parts = 0.5 * (flow[1:] + flow[:-1]) * np.diff(kelvin)
    # noise at the feet must not let the running heat fall
    return np.maximum.accumulate(np.concatenate([[0.0], np.cumsum(parts)]))


def _onset(
    kelvin: Points, smooth: Points, *, inside: Bool[np.ndarray, " points"], rising: bool
) -> float:
    """Return where the tangent at the steepest place of the leading edge meets zero."""
    places = np.flatnonzero(inside)
    top = int(places[np.argmax(smooth[places])])
    edge = places[places <= top] if rising else places[places >= top]
    if edge.size < 3:
        raise NotMeasurableError("the peak has no leading edge; record it more densely")
    slope = np.gradient(smooth, kelvin)
    slope = ndimage.uniform_filter1d(slope, _window(kelvin.size), mode="nearest")
    steepest = int(edge[np.argmax(slope[edge] if rising else -slope[edge])])
    return float(kelvin[steepest] - smooth[steepest] / slope[steepest])
