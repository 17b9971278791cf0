"""Standing a cloudy solution: how long until its liquids lie one above the other."""

from scipy.constants import g as standard_gravity
from scipy.special import ndtr

from poreform.core.errors import InputError

CLOUD_MARGIN = 10.0
"""[K] that route L asks the dissolution temperature to lie above the cloud point."""

CONFIDENCE = 0.95
"""Probability at which an uncertain cloud point counts as cleared."""


def settling_time(
    *,
    density_difference: float,
    viscosity: float,
    droplet_radius: float,
    height: float,
) -> float:
    """Return the time [s] in which droplets settle through a liquid at rest.

    Parameters
    ----------
    density_difference : float
        [kg/m3] between the two liquids; its sign does not matter.
    viscosity : float
        [Pa s] of the liquid that the droplets move in.
    droplet_radius : float
        [m]; droplets coarsen while they stand, so this is an upper bound of the time.
    height : float
        [m] of the liquid.

    Notes
    -----
    Stokes 1851 with a droplet as stiff as a ball: v = 2 r^2 d_rho g/(9 eta).
    """
    values = (abs(density_difference), viscosity, droplet_radius, height)
    if not all(0.0 < value < float("inf") for value in values):
        raise InputError(
            "settling needs a density difference, viscosity, droplet radius and height "
            f"other than zero, got {values}"
        )
    speed = 2.0 * droplet_radius**2 * values[0] * standard_gravity / (9.0 * viscosity)
    return height / speed


def clears_cloud_point(
    *, temperature: float, cloud_temperature: float, cloud_std: float
) -> tuple[bool, float]:
    """Return whether a dissolution lies 10 K above a cloud point, and how surely.

    Parameters
    ----------
    temperature : float
        Dissolution temperature Ts [K].
    cloud_temperature, cloud_std : float
        Cloud point by the standing method and its standard deviation [K], >= 0.

    Returns
    -------
    (bool, float)
        Ts >= Tcp + 10 K with a probability of at least 0.95, and that probability.
    """
    if not cloud_std >= 0.0:
        raise InputError(f"cloud_std is {cloud_std:g} K; it is at least 0")
    room = temperature - cloud_temperature - CLOUD_MARGIN
    if cloud_std == 0.0:
        return room >= 0.0, float(room >= 0.0)
    probability = float(ndtr(room / cloud_std))
    return probability >= CONFIDENCE, probability
