"""Standing a cloudy solution: how long until its liquids lie one above the other."""

from dataclasses import dataclass
from typing import final

from scipy.constants import g as standard_gravity
from scipy.special import ndtr

from poreform.core.errors import InputError

CLOUD_MARGIN = 10.0
"""[K] that route L asks the dissolution temperature to lie above the cloud point."""

CONFIDENCE = 0.95
"""Probability at which an uncertain cloud point counts as cleared."""


MELT_VISCOSITY = 1e4
"""[Pa s] at zero shear of PVDF of `MELT_MOLAR_MASS` at 210 degC.  Source: J. Royer,
J. DeSimone and S. Khan, J. Polym. Sci. B 39 (2001) 3055, as compiled in polyVERSE."""

MELT_MOLAR_MASS = 156.0
"""[kg/mol], weight average, of that sample."""

MELT_EXPONENT = 3.4
"""Of the zero-shear viscosity of entangled melts in the molar mass (memory)."""

TUBE_HEIGHT = 0.03
"""[m] of liquid in a test tube (assumed)."""

DROPLET_RADIUS = 2e-5
"""[m] of droplets that grew by coalescence while the solution stood (assumed; 1e-5 to
1e-4, and the time goes with its inverse square)."""


@final
@dataclass(frozen=True, slots=True)
class Standing:
    """How a solution is left to stand, for an estimate of the time that it needs."""

    diluent_viscosity: float
    """[Pa s] of the diluent at the temperature of standing."""

    melt_viscosity: float
    """[Pa s] of the polymer melt at zero shear there."""

    droplet_radius: float = DROPLET_RADIUS
    """[m]."""

    height: float = TUBE_HEIGHT
    """[m] of the liquid."""

    def time(self, *, density_difference: float, phi_rich: float) -> float:
        """Return the time [s] in which lean droplets leave the viscous rich liquid.

        ln viscosity of the rich liquid is taken to go with volume fraction (assumed): an
        order of magnitude, no more.
        """
        viscosity = (
            self.diluent_viscosity ** (1.0 - phi_rich) * self.melt_viscosity**phi_rich
        )
        return settling_time(
            density_difference=density_difference,
            viscosity=viscosity,
            droplet_radius=self.droplet_radius,
            height=self.height,
        )


def pvdf_melt_viscosity(molar_mass: float) -> float:
    """Return the zero-shear viscosity [Pa s] of a PVDF melt near 210 degC, by Mw [kg/mol].

    Accuracy: a factor of ten; measured samples of like Mw differ by as much.
    """
    if not 0.0 < molar_mass < float("inf"):
        raise InputError(f"molar_mass is {molar_mass:g} kg/mol; it is above 0")
    return float(MELT_VISCOSITY * (molar_mass / MELT_MOLAR_MASS) ** MELT_EXPONENT)


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
