"""How far the cloud point lies above the crystal line, and how sure that is."""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float
from scipy.special import ndtr

from poreform.thermo.by_weight import at_weight
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.crystal_line import CrystalLine
from poreform.thermo.roots import root_between
from poreform.thermo.system import System

CHI_RANGE = 4.0
"""Standard deviations of chi either side that the probability covers (1 - 6e-5)."""

CHI_POINTS = 9
"""Where the margin's sign is looked at before its zeros are refined."""

ZERO_TOLERANCE = 1e-4
"""Standard deviations of chi to which a vanishing margin is found: 4e-5 in probability."""

NEVER = -1e4
"""[K] stands in for the margin of a liquid that never demixes, in root finding."""


def margins(
    system: System, weight_fraction: Float[np.ndarray, " points"], line: CrystalLine
) -> Float[np.ndarray, " points"]:
    """Return cloud temperature less crystallisation temperature [K]; -inf: never cloudy."""
    cloud = at_weight(system, cloud_temperatures, weight_fraction)
    crystals = at_weight(system, line, weight_fraction)
    margin = cloud - crystals
    return np.where(np.isnan(margin), -np.inf, margin)


def probability_of_gap(
    system: System, line: CrystalLine, grid: Float[np.ndarray, " points"], best: float
) -> float:
    """Return the probability of a positive margin under the error of chi.

    The decision falls where cloud point and crystal line meet, so chi is moved by its
    error there, and elsewhere by what then is to be expected.
    """
    at = float(at_weight(system, line, np.array([best]))[0])

    def greatest(deviations: float) -> float:
        moved = system.with_chi_moved(deviations, at)
        return max(float(margins(moved, grid, line).max()), NEVER)

    if system.chi.std_at(at) == 0.0:
        return float(greatest(0.0) > 0.0)
    steps = np.linspace(-CHI_RANGE, CHI_RANGE, CHI_POINTS)
    values = np.array([min(greatest(float(step)), -NEVER) for step in steps])
    total = float(ndtr(-CHI_RANGE)) * float(values[0] > 0.0)
    total += float(ndtr(-CHI_RANGE)) * float(values[-1] > 0.0)
    for k in range(CHI_POINTS - 1):
        total += _share(greatest, (steps[k], steps[k + 1]), (values[k], values[k + 1]))
    return total


def _share(
    greatest: Callable[[float], float],
    ends: tuple[float, float],
    values: tuple[float, float],
) -> float:
    """Return the probability of a positive margin between two deviations of chi."""
    low, high = ends
    if values[0] > 0.0 and values[1] > 0.0:
        return float(ndtr(high) - ndtr(low))
    if values[0] <= 0.0 and values[1] <= 0.0:
        return 0.0
    zero = root_between(greatest, low, high, xtol=ZERO_TOLERANCE)
    return (
        float(ndtr(high) - ndtr(zero)) if values[1] > 0.0 else float(ndtr(zero) - ndtr(low))
    )
