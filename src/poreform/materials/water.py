"""Viscosity and density of liquid water at atmospheric pressure, by temperature."""

import math

from poreform.core.units import to_si
from poreform.materials.temperature_law import check_range

VISCOSITY_TERMS = ((280.68, -1.9), (511.45, -7.7), (61.131, -19.6), (0.45903, -40.0))
"""(factor [uPa s], power of T/300 K) of IAPWS SR6-08(2011), equation 7."""

VISCOSITY_RANGE = (253.15, 383.15)
"""[K] that IAPWS SR6-08(2011) states for it."""

DENSITY_TERMS = (999.83952, 16.945176, -7.9870401e-3, -46.170461e-6, 105.56302e-9)
DENSITY_LAST = -280.54253e-12
DENSITY_DIVISOR = 16.879850e-3
DENSITY_RANGE = (273.15, 423.15)
"""[K] of Kell's equation, above 100 degC along saturation."""


def water_viscosity(temperature: float, *, extrapolate: bool = False) -> float:
    """Return the viscosity [Pa s] of liquid water at 0.1 MPa.

    Parameters
    ----------
    temperature : float
        [K].
    extrapolate : bool
        Whether to answer outside 253.15 to 383.15 K, the range of the source.

    Raises
    ------
    OutOfRangeError
        The temperature is outside the range.

    Notes
    -----
    Accuracy: that of the full IAPWS formulation, 1 % and better.  Source: IAPWS
    SR6-08(2011), Revised Supplementary Release on Properties of Liquid Water at 0.1 MPa.
    """
    check_range(
        "the viscosity of water", temperature, VISCOSITY_RANGE, extrapolate=extrapolate
    )
    reduced = temperature / 300.0
    return 1e-6 * math.fsum(factor * reduced**power for factor, power in VISCOSITY_TERMS)


def water_density(temperature: float, *, extrapolate: bool = False) -> float:
    """Return the density [kg/m3] of air-free liquid water at 101325 Pa.

    Raises OutOfRangeError outside 273.15 to 423.15 K unless `extrapolate`.

    Notes
    -----
    Source: G. S. Kell, J. Chem. Eng. Data 20 (1975) 97-105, equation 16.
    """
    check_range("the density of water", temperature, DENSITY_RANGE, extrapolate=extrapolate)
    celsius = temperature - to_si(0.0, "degC")
    powers = (*DENSITY_TERMS, DENSITY_LAST)
    upper = math.fsum(term * celsius**power for power, term in enumerate(powers))
    return upper / (1.0 + DENSITY_DIVISOR * celsius)
