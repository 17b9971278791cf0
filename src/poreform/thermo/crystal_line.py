"""The line on which a cooled solution crystallises: from an undercooling, or from DSC."""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.thermo.by_weight import at_weight
from poreform.thermo.melting import melting_temperatures
from poreform.thermo.system import System


@final
@dataclass(frozen=True, slots=True, eq=False)
class CrystallisationPoints:
    """Crystallisation temperatures of solutions on cooling, as DSC reads them."""

    weight_fraction: Float[np.ndarray, " points"]
    """Of the polymer."""

    temperature: Float[np.ndarray, " points"]
    """[K], at the cooling rate of interest."""

    def __post_init__(self) -> None:
        weight, kelvin = self.weight_fraction, self.temperature
        if weight.shape != kelvin.shape or weight.ndim != 1 or not weight.size:
            raise InputError("each crystallisation temperature needs its weight fraction")
        if not ((weight > 0.0) & (weight < 1.0) & (kelvin > 0.0)).all():
            raise InputError(
                "weight fractions lie between 0 and 1 and temperatures above 0 K"
            )


@final
@dataclass(frozen=True, slots=True, eq=False)
class CrystalLine:
    """Temperature at which the cooled uniform solution crystallises, by composition."""

    undercooling: float
    """[K] below the melting line; the mean of the points where the line is measured."""

    measured: System | None = None
    """The system whose melting line the points were read against: a measured line stays
    where it is when chi is moved.  None: the line lies `undercooling` below."""

    phi: tuple[float, ...] = ()
    """Polymer volume fractions of the points, rising."""

    deficit: tuple[float, ...] = ()
    """[K] by which each point lies below the melting line; held beyond the ends."""

    def __call__(
        self, system: System, phi: Float[np.ndarray, " points"], /
    ) -> Float[np.ndarray, " points"]:
        """Return the temperatures [K], one per polymer volume fraction."""
        if self.measured is None:
            return melting_temperatures(system, phi) - self.undercooling
        below = np.interp(phi, self.phi, self.deficit)
        return np.asarray(melting_temperatures(self.measured, phi) - below)


def crystal_line(system: System, crystals: float | CrystallisationPoints) -> CrystalLine:
    """Return the crystallisation line of a system.

    Parameters
    ----------
    crystals : float or CrystallisationPoints
        Undercooling [K] below the melting line, or what DSC measured: then the measured
        undercooling goes linearly between the points and is held beyond them.

    Raises
    ------
    InputError
        An undercooling below zero, or a solution that crystallises above its melting line.
    """
    if not isinstance(crystals, CrystallisationPoints):
        if not 0.0 <= crystals < float("inf"):
            raise InputError(f"undercooling is {crystals:g} K; it is at least 0")
        return CrystalLine(crystals)
    weight, kelvin = crystals.weight_fraction, crystals.temperature
    melting = at_weight(system, melting_temperatures, weight)
    deficit = melting - kelvin
    if (deficit < 0.0).any():
        worst = int(np.argmin(deficit))
        raise InputError(
            f"the solution of {100.0 * weight[worst]:.3g} wt% crystallises "
            f"{-deficit[worst]:.3g} K above its melting line; check chi, the units and "
            "whether the point was read on cooling"
        )
    phi = system.volume_fractions(weight, kelvin)
    order = np.argsort(phi)
    return CrystalLine(
        float(deficit.mean()),
        system,
        tuple(float(p) for p in phi[order]),
        tuple(float(d) for d in deficit[order]),
    )
