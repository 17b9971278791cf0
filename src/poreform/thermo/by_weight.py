"""Lines of temperature asked by weight fraction, which the lab weighs."""

from typing import Protocol

import numpy as np
from jaxtyping import Float

from poreform.core.errors import NotConvergedError
from poreform.thermo.cloud import COLDEST, HOTTEST
from poreform.thermo.system import System

MOST_ROUNDS = 80
TOLERANCE = 1e-9
"""[K] within which a temperature and the density at it agree."""


class Line(Protocol):
    """A temperature [K] at each polymer volume fraction."""

    def __call__(
        self, system: System, phi: Float[np.ndarray, " points"], /
    ) -> Float[np.ndarray, " points"]:
        """Return the temperatures [K]; NaN or infinite where there is none."""
        ...


def at_weight(
    system: System, line: Line, weight_fraction: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return the temperature [K] of a line where phi is that of the weight fraction.

    The volume fraction of a weighed solution moves with temperature, so the two are
    brought to agree: secant steps inside a bracket, a handful of rounds.

    Parameters
    ----------
    weight_fraction : (points,) float
        Of the polymer, 0 < w < 1 (or 1 where the line goes so far).

    Returns
    -------
    (points,) float
        [K]; NaN and infinity as the line gives them.
    """
    low = np.full(weight_fraction.shape, COLDEST)
    high = np.full(weight_fraction.shape, HOTTEST)
    kelvin = np.full(weight_fraction.shape, system.reference_temperature)
    before, miss_before = kelvin, np.full(weight_fraction.shape, np.nan)
    for _ in range(MOST_ROUNDS):
        raw = _follow(system, line, weight_fraction, kelvin)
        miss = np.clip(np.where(np.isnan(raw), COLDEST, raw), COLDEST, HOTTEST) - kelvin
        low = np.where(miss >= 0.0, np.maximum(low, kelvin), low)
        high = np.where(miss <= 0.0, np.minimum(high, kelvin), high)
        if ((np.abs(miss) <= TOLERANCE) | (high - low <= TOLERANCE)).all():
            return raw
        ahead = _secant((before, kelvin), (miss_before, miss))
        inside = (ahead > low) & (ahead < high)
        before, miss_before = kelvin, miss
        ahead = np.where(inside, ahead, 0.5 * (low + high))
        kelvin = np.where(np.abs(miss) <= TOLERANCE, kelvin, ahead)
    raise NotConvergedError("temperature and density do not settle together", last=kelvin)


def _follow(
    system: System,
    line: Line,
    weight_fraction: Float[np.ndarray, " points"],
    kelvin: Float[np.ndarray, " points"],
) -> Float[np.ndarray, " points"]:
    """Return the line's temperature at the volume fractions that hold at `kelvin`."""
    return line(system, system.volume_fractions(weight_fraction, kelvin))


def _secant(
    points: tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]],
    misses: tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]],
) -> Float[np.ndarray, " points"]:
    """Return the next secant iterate; on the first round, plain substitution."""
    (before, now), (miss_before, miss) = points, misses
    change = miss - miss_before
    usable = np.isfinite(change) & (change != 0.0)
    slope = np.where(usable, change, -1.0) / np.where(usable, now - before, 1.0)
    ahead: Float[np.ndarray, " points"] = now - miss / np.where(slope == 0.0, -1.0, slope)
    return ahead
