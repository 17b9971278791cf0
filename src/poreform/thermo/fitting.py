"""A system whose chi is fitted to cloud points and melting points that a lab saw."""

from dataclasses import dataclass, replace
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.thermo.chains import Chains
from poreform.thermo.chi_fit import (
    ChiFit,
    ChiObservations,
    ChiPrior,
    cloud_observations,
    fit_chi,
    melting_observations,
)
from poreform.thermo.system import System

USUAL_STD = 1.0
"""[K] of a cloud point by the standing method where no error is told (assumed)."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class SeenPoints:
    """Temperatures seen in solutions of known concentration."""

    weight_fraction: Float[np.ndarray, " points"]
    """Of the polymer."""

    temperature: Float[np.ndarray, " points"]
    """[K]."""

    std: Float[np.ndarray, " points"]
    """[K] standard deviation of each temperature, > 0."""

    def __post_init__(self) -> None:
        shapes = {self.weight_fraction.shape, self.temperature.shape, self.std.shape}
        if len(shapes) != 1 or self.temperature.ndim != 1 or not self.temperature.size:
            raise InputError(
                "each point needs a weight fraction, a temperature and an error"
            )
        weight = self.weight_fraction
        if not ((weight > 0.0) & (weight < 1.0)).all():
            raise InputError("weight fractions of solutions lie between 0 and 1")
        if not ((self.temperature > 0.0) & (self.std > 0.0)).all():
            raise InputError("temperatures [K] and their deviations [K] are above 0")

    @classmethod
    def of(
        cls,
        weight_fraction: Float[np.ndarray, " points"],
        temperature: Float[np.ndarray, " points"],
        std: Float[np.ndarray, " points"] | None = None,
    ) -> "SeenPoints":
        """Return points; without `std` each is taken as good to 1 K."""
        kelvin = np.asarray(temperature, dtype=np.float64)
        error = np.full(kelvin.shape, USUAL_STD) if std is None else np.asarray(std, float)
        return cls(np.asarray(weight_fraction, dtype=np.float64), kelvin, error)


@final
@dataclass(frozen=True, slots=True, eq=False)
class FittedSystem:
    """A system with the chi that its points demand."""

    system: System
    fit: ChiFit

    scale: float
    """By which the stated errors had to be widened to match the scatter; 1: they match."""

    @property
    def sentence(self) -> str:
        """The fit in one sentence, told where chi is known best."""
        at = self.fit.middle_temperature
        wider = f"; errors widened {self.scale:.2g} times" if self.scale > 1.0 else ""
        return (
            f"chi({at:.0f} K) = {float(np.asarray(self.system.chi.at(at))):.4f} +- "
            f"{self.system.chi.std_at(at):.4f} and b = {self.fit.inverse:.1f} +- "
            f"{self.scale * self.fit.covariance[1, 1] ** 0.5:.1f} K from "
            f"{self.fit.residuals.size} points{wider}"
        )


def fitted_system(
    system: System,
    *,
    cloud: SeenPoints | None = None,
    melting: SeenPoints | None = None,
    source: str,
) -> FittedSystem:
    """Return the system with chi = a + b/T fitted to cloud points, melting points or both.

    Parameters
    ----------
    system : System
        Its chi is the prior where it is a Hansen estimate, and counts for nothing
        otherwise; with a distribution of chains the cloud points are those of the
        distribution.
    cloud : SeenPoints, optional
        Cloud points on slow cooling, extrapolated to no rate.
    melting : SeenPoints, optional
        Equilibrium melting points of solutions, extrapolated to large crystals.
    source : str
        Where the points come from.

    Notes
    -----
    Errors are in temperature; where the scatter exceeds them they are widened to match.
    """
    observations = []
    if cloud is not None:
        observations.append(_of_clouds(system, cloud))
    if melting is not None:
        observations.append(_of_melting(system, melting))
    if not observations:
        raise InputError("a fit needs cloud points or melting points")
    prior = None
    if system.chi.is_estimate:
        prior = ChiPrior.of_estimate(
            system.chi, temperature=float(observations[0].temperature.mean())
        )
    fit = fit_chi(observations, prior=prior)
    scale = max(1.0, float(np.nan_to_num(fit.reduced_chi_square, nan=1.0)) ** 0.5)
    widened = replace(fit, covariance=scale**2 * fit.covariance)
    fitted = replace(system, chi=widened.estimate(source=source))
    return FittedSystem(fitted, fit, scale)


def _of_clouds(system: System, seen: SeenPoints) -> ChiObservations:
    chains: Chains | float = system.chain_length
    if system.cloud_table is not None:
        chains = system.cloud_table.chains
    phi = system.volume_fractions(seen.weight_fraction, seen.temperature)
    return cloud_observations(phi, seen.temperature, seen.std, chains)


def _of_melting(system: System, seen: SeenPoints) -> ChiObservations:
    phi = system.volume_fractions(seen.weight_fraction, seen.temperature)
    return melting_observations(
        phi,
        seen.temperature,
        seen.std,
        crystal=system.crystal,
        chain_length=system.chain_length,
    )
