"""One bound of the window: the literal ruling, its checks and its probabilities."""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from types import MappingProxyType

import numpy as np

from poreform.window.curve import Curve
from poreform.window.grid import STEP, middle_of, temperature_at
from poreform.window.left_out import leave_one_out
from poreform.window.noise import Noise, chance_resolved, mean_variances, noise_of
from poreform.window.rule import rule, steps_of
from poreform.window.statistics import (
    MODEL,
    beliefs,
    credible_set,
    likely_set,
    logistic_shares,
    middles,
)
from poreform.window.window import Bound, Flag, Slope, Status

VALUED = frozenset({Status.OK, Status.PROVISIONAL})
"""The statuses that carry a value."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A bound and the probabilities of its intervals by grid index."""

    bound: Bound
    shares: dict[int, float]


def bound_of(
    curve: Curve,
    *,
    resolution: float,
    tolerance: float,
    physical_stop: str,
    rng: np.random.Generator,
) -> Judged:
    """Return Tl of a porosity curve or Tu of an extension curve.

    Parameters
    ----------
    curve : Curve
        The readings.
    resolution : float
        Steps [%] over 5 degC that differ by no more are a tie.
    tolerance : float
        Distance [degC] within which a temperature snaps to the grid.
    physical_stop : str
        Recorded reason why no hotter point can be made; empty when none.
    rng : numpy.random.Generator
        Source of the draws.
    """
    noise = noise_of(curve)
    resolved = chance_resolved(curve, noise, rng=rng)
    ruling = rule(curve, resolution=resolution, resolved=resolved)
    found = beliefs(curve, noise, tolerance=tolerance, rng=rng)
    shares = found.shares if found else {}
    left_out = leave_one_out(curve, resolution=resolution, resolved=resolved, rng=rng)
    values = tuple(middle_of(index) for index in ruling.intervals)
    checks = {
        Flag.PHYSICAL_STOP: bool(physical_stop) and Flag.LAST_INTERVAL in ruling.flags,
        Flag.OFF_GRID_POINTS: bool(curve.off_grid),
        Flag.NOISE_UNKNOWN: noise is None and bool(curve.samples),
        Flag.TWO_STEPS: _in_two_places(shares),
        Flag.ONE_READING_DECIDES: any(row.moves for row in left_out),
        Flag.ESTIMATED: bool(shares) and ruling.status is Status.NO_ADJACENT_PAIR,
    }
    bound = Bound(
        name="Tl" if curve.sign > 0 else "Tu",
        quantity=curve.quantity,
        status=ruling.status,
        reason=ruling.reason,
        value=_conservative(curve, values) if ruling.status in VALUED else None,
        values=values,
        flags=ruling.flags + tuple(flag for flag, raised in checks.items() if raised),
        probability=MappingProxyType(middles(shares)),
        credible=tuple(middle_of(index) for index in credible_set(shares)),
        alternatives=tuple(middle_of(index) for index in likely_set(shares)),
        resolved_probability=resolved,
        model=MODEL if shares else "",
        logistic=MappingProxyType(middles(logistic_shares(curve, noise, rng=rng))),
        points=curve.points,
        off_grid=curve.off_grid,
        not_dissolved=tuple(temperature_at(index) for index in curve.not_dissolved),
        slopes=_slopes(curve, noise),
        missing=tuple(temperature_at(index) for index in ruling.missing),
        left_out=left_out,
        ask_next=tuple(temperature_at(index) for index in ruling.ask_next),
    )
    return Judged(bound, shares)


def _conservative(curve: Curve, values: tuple[float, ...]) -> float:
    """Return the tied value that makes the window narrowest."""
    return max(values) if curve.sign > 0 else min(values)


def _slopes(curve: Curve, noise: Noise | None) -> tuple[Slope, ...]:
    counts = curve.counts
    spread = mean_variances(curve, noise) if noise else {}
    return tuple(
        Slope(
            temperature=temperature_at(index),
            value=step / STEP,
            standard_error=sqrt(spread[index] + spread[index + 1]) / STEP
            if spread
            else None,
            counts=(counts[index], counts[index + 1]),
        )
        for index, step in steps_of(curve).neighbours.items()
    )


def _in_two_places(shares: dict[int, float]) -> bool:
    """Return whether likely intervals stand apart: the sign of a two-step curve."""
    return any(high - low > 1 for low, high in pairwise(likely_set(shares)))
