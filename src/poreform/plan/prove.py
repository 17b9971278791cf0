"""The prove list: what is still missing for the literal statement Tu - Tl > 0."""

from collections.abc import Iterable
from dataclasses import dataclass

from poreform.window.window import Bound, Flag, Status, Window

REPLICATES = 3
"""Membranes at one Ts from which a spread can be told."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to make or record before the literal statement stands."""

    bound: str
    """``"Tl"`` or ``"Tu"``."""

    temperatures: tuple[float, ...]
    """Ts [degC] at which to make membranes; empty when something else is missing."""

    count: int
    """Membranes to make at each."""

    why: str
    """What it settles."""


def prove(window: Window) -> tuple[Missing, ...]:
    """Return what the literal statement still lacks; empty when it stands complete.

    Every interval from 100 degC to the last point counts, not only those near the maximum:
    the statement names the greatest slope of all of them.
    """
    return tuple(
        entry for bound in (window.lower, window.upper) for entry in _missing(bound)
    )


def _missing(bound: Bound) -> list[Missing]:
    if bound.status is Status.NO_DATA:
        why = f"no {bound.quantity.replace('_', ' ')} is on record"
        return [Missing(bound.name, (100.0, 105.0), 1, why)]
    entries = []
    absent = absent_points(bound)
    if absent:
        why = "intervals that were not measured may hold a greater slope"
        entries.append(Missing(bound.name, absent, 1, why))
    if Flag.LAST_INTERVAL in bound.flags and Flag.PHYSICAL_STOP not in bound.flags:
        why = "the maximum is in the last interval: two more points, or a physical stop"
        entries.append(Missing(bound.name, bound.ask_next, 1, why))
    if bound.status is Status.NOT_RESOLVED:
        why = "the greatest slope is within noise"
        entries.append(Missing(bound.name, bound.ask_next, REPLICATES, why))
    if Flag.TIE in bound.flags:
        ends = sorted({end for v in bound.values for end in (v - 2.5, v + 2.5)})
        why = "several intervals tie for the greatest slope"
        entries.append(Missing(bound.name, tuple(ends), REPLICATES, why))
    if Flag.NOISE_UNKNOWN in bound.flags and bound.slopes:
        steepest = max(bound.slopes, key=lambda slope: slope.value).temperature
        why = "no replicates and no stated error: nobody knows the noise"
        entries.append(Missing(bound.name, (steepest, steepest + 5.0), REPLICATES - 1, why))
    return entries


def absent_points(bound: Bound) -> tuple[float, ...]:
    """Return the grid points [degC] from 100 degC to the last one without a reading."""
    measured = {point.temperature for point in bound.points}
    ends = {end for lower in bound.missing for end in (lower, lower + 5.0)}
    return tuple(sorted(ends - measured - set(bound.not_dissolved)))


def membranes_to_prove(missing: Iterable[Missing]) -> dict[float, int]:
    """Return Ts [degC] -> membranes to make there; one membrane serves Tl and Tu alike."""
    wanted: dict[float, int] = {}
    for entry in missing:
        for temperature in entry.temperatures:
            wanted[temperature] = max(wanted.get(temperature, 0), entry.count)
    return dict(sorted(wanted.items()))
