"""Water through a membrane: permeance at 25 degC from a flux at any temperature."""

from poreform.core.errors import InputError
from poreform.materials.water import water_viscosity

REFERENCE = 298.15
"""[K] at which permeances of water are compared."""


def permeance_at_25(flux: float, pressure: float, temperature: float) -> float:
    """Return the permeance [m/s/Pa] that water of 25 degC would have.

    Q = J/dp mu(T)/mu(25 degC): the resistance of the membrane is J mu/dp alone.

    Parameters
    ----------
    flux : float
        Volume per area and time [m/s] of water at `temperature`.
    pressure : float
        Difference across the membrane [Pa].
    temperature : float
        Of the water [K].

    Raises
    ------
    InputError
        The pressure is not positive or the flux negative.
    OutOfRangeError
        The viscosity of water is not known at this temperature.
    """
    if not (pressure > 0.0 and flux >= 0.0):
        raise InputError("the pressure is above 0 and the flux of water at least 0")
    return flux / pressure * water_viscosity(temperature) / water_viscosity(REFERENCE)


def intrinsic_permeability(permeance: float, thickness: float) -> float:
    """Return Darcy's permeability [m2] of a wall [m] from its permeance at 25 degC."""
    return permeance * thickness * water_viscosity(REFERENCE)
