"""Kinetics of crystallisation: how fast a crystal grows and where one starts."""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.constants import gas_constant
from scipy.special import ndtr, ndtri

from poreform.core.errors import InputError
from poreform.materials.polymer import Polymer
from poreform.process.assumptions import (
    DENSITY,
    MEAN_UNDERCOOLING,
    SPREAD,
)
from poreform.process.constants import Constant


@dataclass(frozen=True, slots=True)
class GrowthRate:
    """Hoffman-Lauritzen growth of a crystal front in a diluted melt.

    G(T) = G0 phi exp(-U*/(R (T - T_inf))) exp(-Kg/(T dT f)),   f = 2 T/(Tm + T),

    with dT = Tm(phi) - T below the diluted melting line and G = 0 at or above it.  The
    factor phi is the dilution of the chains that a front finds.

    Source: Hoffman, Davis, Lauritzen, in Treatise on Solid State Chemistry 3 (1976) 497;
    dilution to first order as in Boon and Azcue, J. Polym. Sci. A-2 6 (1968) 885 (the form
    for growth from a diluent; cited from memory).
    """

    prefactor: float
    """G0 [m/s], of the undiluted melt."""

    transport_energy: float
    """U* [J/mol]."""

    nucleation_constant: float
    """Kg [K2]."""

    freezing_temperature: float
    """T_inf [K], where chain motion stops."""

    def __post_init__(self) -> None:
        for name in ("prefactor", "transport_energy", "nucleation_constant"):
            if not getattr(self, name) > 0.0:
                raise InputError(f"{name} is {getattr(self, name)!r}; it is positive")

    @classmethod
    def of(cls, polymer: Polymer) -> "GrowthRate":
        """Return the growth rate with the constants on file for `polymer`."""
        growth = polymer.growth
        return cls(
            prefactor=growth.prefactor.value,
            transport_energy=growth.activation_energy.value,
            nucleation_constant=growth.nucleation_constant.value,
            freezing_temperature=growth.transport_stops_at.value,
        )

    def at(
        self, temperature: float, *, melting_temperature: float, polymer_fraction: float
    ) -> float:
        """Return the speed of the front [m/s] at `temperature` [K].

        Parameters
        ----------
        temperature : float
            [K].
        melting_temperature : float
            Tm(phi) of the melt around the front [K].
        polymer_fraction : float
            Volume fraction of polymer in that melt.
        """
        undercooling = melting_temperature - temperature
        above_freezing = temperature - self.freezing_temperature
        if undercooling <= 0.0 or above_freezing <= 0.0:
            return 0.0
        correction = 2.0 * temperature / (melting_temperature + temperature)
        exponent = -self.transport_energy / (gas_constant * above_freezing)
        exponent -= self.nucleation_constant / (temperature * undercooling * correction)
        return self.prefactor * polymer_fraction * math.exp(exponent)


@dataclass(frozen=True, slots=True)
class HeterogeneousNuclei:
    """Foreign particles that each start a crystal at an undercooling of their own.

    The cumulative density of those awake at an undercooling dT is a normal one,
    N(dT) = N_max Phi((dT - m)/s): athermal nuclei, woken by temperature alone.

    Source: the athermal limit of nucleation on a distribution of sites; all assumed.
    """

    density: Constant = DENSITY
    """N_max, foreign particles per volume of dope."""

    mean_undercooling: Constant = MEAN_UNDERCOOLING
    """undercooling at which half of them are awake."""

    spread: Constant = SPREAD
    """standard deviation of the undercooling."""

    def density_at(self, undercooling: float) -> float:
        """Return the density [1/m3] of nuclei awake at `undercooling` [K]."""
        if undercooling <= 0.0:
            return 0.0
        score = (undercooling - self.mean_undercooling.value) / self.spread.value
        return self.density.value * float(ndtr(score))

    def undercooling_at(
        self, share: Float[np.ndarray, " nuclei"]
    ) -> Float[np.ndarray, " nuclei"]:
        """Return the undercooling [K] at which each `share` (0 to 1) of them is awake.

        Fed with uniform random numbers it draws waking undercoolings; none is negative,
        for no nucleus starts a crystal above the melting line.
        """
        drawn = self.mean_undercooling.value + self.spread.value * ndtri(share)
        return np.maximum(drawn, 0.0)
