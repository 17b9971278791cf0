"""chi from Hansen parameters: a prior for a rank of liquids, never a verdict."""

from math import exp

from scipy.constants import gas_constant

from poreform.core.errors import InputError
from poreform.thermo.chi import ChiEstimate, TemperatureChi

LINDVIG_FACTOR = 0.6
"""Fitted to activity coefficients of acrylate, acetate and other polymer solutions; that
it holds for PVDF is assumed."""

POLAR_WEIGHT = 0.25
"""Weight of the polar and hydrogen-bonding parts against the dispersion part."""

PRIOR_STD = 0.3
"""Assumed: the spread between the published forms for one liquid is several tenths."""

PRIOR_RANGE = (273.15, 573.15)
"""[K] where the prior may be asked; the parameters themselves are those at 25 degC."""

REFERENCE = 298.15
"""[K] of tabulated Hansen parameters."""

HYDROGEN_RATE = 1.22e-3
"""[1/K] at which hydrogen bonds weaken beyond the expansion of the liquid."""

Parts = tuple[float, float, float]
"""(delta_D, delta_P, delta_H) [Pa**0.5]."""


def hansen_chi(
    polymer: Parts, diluent: Parts, *, molar_volume: float, temperature: float
) -> float:
    """Return chi at `temperature` [K] per mole of sites of `molar_volume` [m3/mol].

    chi = 0.6 V/(R T) [(dD)^2 + (dP)^2/4 + (dH)^2/4].

    Notes
    -----
    Accuracy: a standard deviation of about 0.3, ten times what flips the phase diagram.

    Source: Th. Lindvig, M. Michelsen, G. Kontogeorgis, Fluid Phase Equilib. 203 (2002)
    247 (from memory).
    """
    if not (molar_volume > 0.0 and temperature > 0.0):
        raise InputError(
            f"molar volume {molar_volume:g} m3/mol and temperature {temperature:g} K are "
            "both above 0"
        )
    return _inverse_part(polymer, diluent, molar_volume) / temperature


def warmed(parts: Parts, *, expansion: float, temperature: float) -> Parts:
    """Return Hansen parameters of 25 degC at another temperature [K].

    Parameters
    ----------
    expansion : float
        Volumetric thermal expansion [1/K] of the liquid or polymer.

    Notes
    -----
    d(dD)/dT = -1.25 a dD, d(dP)/dT = -a/2 dP, d(dH)/dT = -(1.22e-3 + a/2) dH, with a
    constant, hence exponentials.

    Source: C. M. Hansen, Hansen Solubility Parameters, 2nd ed., CRC 2007, ch. 1, as used
    by HSPiPy (issue 8).
    """
    if not (expansion >= 0.0 and temperature > 0.0):
        raise InputError(
            f"thermal expansion {expansion:g} 1/K is at least 0 and temperature "
            f"{temperature:g} K above 0"
        )
    rise = temperature - REFERENCE
    rates = (1.25 * expansion, 0.5 * expansion, HYDROGEN_RATE + 0.5 * expansion)
    dispersion, polar, hydrogen = (
        part * exp(-rate * rise) for part, rate in zip(parts, rates, strict=True)
    )
    return dispersion, polar, hydrogen


def hansen_prior(polymer: Parts, diluent: Parts, *, molar_volume: float) -> ChiEstimate:
    """Return the prior of chi(T) for a pair that nobody measured."""
    return ChiEstimate(
        model=TemperatureChi(0.0, inverse=_inverse_part(polymer, diluent, molar_volume)),
        std=PRIOR_STD,
        lowest=PRIOR_RANGE[0],
        highest=PRIOR_RANGE[1],
        status="assumed",
        source="Hansen parameters at 25 degC by Lindvig's form (factor 0.6), a prior",
        is_estimate=True,
    )


def _inverse_part(polymer: Parts, diluent: Parts, molar_volume: float) -> float:
    """Return b [K] of chi = b/T."""
    dispersion, polar, hydrogen = (
        (one - other) ** 2 for one, other in zip(polymer, diluent, strict=True)
    )
    distance = dispersion + POLAR_WEIGHT * (polar + hydrogen)
    return LINDVIG_FACTOR * molar_volume * distance / gas_constant
