"""The grid of rule (B): Ts = 100, 105, 110, ... degC, counted by k = 0, 1, 2, ..."""

from math import ceil, floor

ORIGIN = 100.0
"""First grid temperature [degC]."""

STEP = 5.0
"""Step of the grid [degC]; the rule knows no other."""

ROUNDING = 1e-6
"""Slack [degC] for temperatures that came through kelvin."""


def temperature_at(index: int) -> float:
    """Return the grid temperature [degC] of index k."""
    return ORIGIN + STEP * index


def middle_of(index: int) -> float:
    """Return the middle [degC] of the interval from k to k + 1: the Tl or Tu it gives."""
    return ORIGIN + STEP * (index + 0.5)


def snapped(temperature: float, *, tolerance: float) -> int | None:
    """Return the index of the grid point within `tolerance` [degC], None if there is none.

    Temperatures below 100 degC are never on the grid.
    """
    index = round((temperature - ORIGIN) / STEP)
    near = abs(temperature - temperature_at(index)) <= tolerance + ROUNDING
    return index if near and index >= 0 else None


def indices_within(lowest: float, highest: float, *, tolerance: float) -> range:
    """Return the indices of the grid points from `lowest` to `highest` [degC]."""
    first = max(0, ceil((lowest - tolerance - ROUNDING - ORIGIN) / STEP))
    last = floor((highest + tolerance + ROUNDING - ORIGIN) / STEP)
    return range(first, last + 1)
