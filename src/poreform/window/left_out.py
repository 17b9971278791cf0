"""The leave-one-out table: which single reading moves the literal answer."""

import numpy as np

from poreform.window.curve import Curve, Sample
from poreform.window.grid import middle_of, temperature_at
from poreform.window.noise import chance_resolved, noise_of
from poreform.window.rule import (
    LEAST_RESOLVED,
    Maximum,
    Steps,
    maximum_of,
    missing_intervals,
    rule,
    steps_along,
    steps_of,
)
from poreform.window.window import LeftOut, Status

FEW_DRAWS = 1000
"""Flat curves tried for a row of the table."""

Found = tuple[Status, tuple[int, ...]]
"""Status and intervals of the literal rule."""


def leave_one_out(
    curve: Curve, *, resolution: float, resolved: float | None, rng: np.random.Generator
) -> tuple[LeftOut, ...]:
    """Return the table, one row a reading on the grid.

    The gate against noise is asked again only where it closed on all readings: there one
    wild reading may be what closed it.  Elsewhere it is left aside on both sides.

    Parameters
    ----------
    curve : Curve
        All readings.
    resolution, resolved
        As for `poreform.window.rule.rule`.
    rng : numpy.random.Generator
        Source of the draws.
    """
    if resolved is not None and resolved < LEAST_RESOLVED:
        whole = rule(curve, resolution=resolution, resolved=resolved).intervals
        found = [_gated(curve, place, resolution, rng) for place in _on_grid(curve)]
    else:
        whole = rule(curve, resolution=resolution).intervals
        found = _ungated(curve, resolution)
    return tuple(
        LeftOut(
            temperature=temperature_at(curve.samples[place].index or 0),
            reading=curve.samples[place].value,
            status=status,
            values=tuple([middle_of(index) for index in intervals]),
            moves=intervals != whole,
        )
        for place, (status, intervals) in zip(_on_grid(curve), found, strict=True)
    )


def _on_grid(curve: Curve) -> list[int]:
    return [k for k, sample in enumerate(curve.samples) if sample.index is not None]


def _gated(curve: Curve, place: int, resolution: float, rng: np.random.Generator) -> Found:
    less = curve.without(place)
    chance = chance_resolved(less, noise_of(less), rng=rng, draws=FEW_DRAWS)
    other = rule(less, resolution=resolution, resolved=chance)
    return other.status, other.intervals


def _ungated(curve: Curve, resolution: float) -> list[Found]:
    """Return what is left without each reading.

    Where replicates stay at its temperature, only the steps on both sides of it change.
    """
    steps = steps_of(curve)
    valued = Status.PROVISIONAL if missing_intervals(curve) else Status.OK
    found = []
    for place in _on_grid(curve):
        sample = curve.samples[place]
        others = _others(curve, sample)
        if not others:
            ruling = rule(curve.without(place), resolution=resolution)
            found.append((ruling.status, ruling.intervals))
            continue
        mean = sum(others) / len(others)
        other = maximum_of(
            _with_mean(curve, steps, sample.index or 0, mean),
            resolution=resolution,
            resolved=None,
        )
        found.append((_status(other, valued), other.intervals))
    return found


def _others(curve: Curve, sample: Sample) -> list[float]:
    group = curve.on_grid[sample.index or 0]
    return [other.value for other in group if other is not sample]


def _status(found: Maximum, valued: Status) -> Status:
    return valued if found.status is Status.OK else found.status


def _with_mean(curve: Curve, steps: Steps, index: int, mean: float) -> Steps:
    """Return the steps once the mean at one index is another."""
    means = {**curve.means, index: mean}
    order = list(means)
    place = order.index(index)
    near = {other: means[other] for other in order[max(place - 1, 0) : place + 2]}
    changed = steps_along(near, sign=curve.sign)
    return Steps({**steps.neighbours, **changed.neighbours}, {**steps.gaps, **changed.gaps})
