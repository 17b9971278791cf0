"""A diluent of one or more solvents, by weight fractions, with effective properties."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from poreform.core.errors import InputError
from poreform.materials.solvent import Solvent

SUM_TOLERANCE = 1e-6
"""Weight fractions written with six decimals still add up to one."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Solvents mixed by weight, treated as one effective liquid.

    Mixing rules: volumes add; ln viscosity goes with mole fraction (Arrhenius 1887);
    Hansen parameters and surface tension go with volume fraction at 25 degC; heat
    capacity with weight fraction, thermal conductivity with weight fraction (an ideal
    mixture; the organic liquids here differ by under 20 %); it boils with its most
    volatile component and freezes with its least fusible one, both the cautious choice.
    """

    solvents: tuple[Solvent, ...]
    """The components."""

    weight_fractions: tuple[float, ...]
    """Weight fraction of each component; they add up to one."""

    def __post_init__(self) -> None:
        if len(self.solvents) != len(self.weight_fractions) or not self.solvents:
            raise InputError("a mixture needs one weight fraction for each of its solvents")
        if any(not 0.0 < fraction <= 1.0 for fraction in self.weight_fractions):
            raise InputError(
                f"weight fractions are above 0 and at most 1, got {self.weight_fractions}"
            )
        if abs(sum(self.weight_fractions) - 1.0) > SUM_TOLERANCE:
            raise InputError(
                "the weight fractions of a diluent add up to 100 %, got "
                f"{100.0 * sum(self.weight_fractions):.6g} %"
            )
        if len({solvent.cas for solvent in self.solvents}) < len(self.solvents):
            raise InputError("each solvent stands once in a mixture; add its fractions")

    @classmethod
    def pure(cls, solvent: Solvent) -> "Mixture":
        """Return the mixture of one solvent alone."""
        return cls((solvent,), (1.0,))

    @property
    def name(self) -> str:
        """Such as ``"dibutyl phthalate"`` or ``"A 50 wt% + B 50 wt%"``."""
        if len(self.solvents) == 1:
            return self.solvents[0].name
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return " + ".join(f"{s.name} {100.0 * w:.4g} wt%" for s, w in parts)

    @property
    def molar_mass(self) -> float:
        """Number-average molar mass [kg/mol]."""
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return 1.0 / sum(w / s.molar_mass.value for s, w in parts)

    @property
    def mole_fractions(self) -> tuple[float, ...]:
        """Mole fraction of each component."""
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return tuple(w * self.molar_mass / s.molar_mass.value for s, w in parts)

    @property
    def boiling_point(self) -> float:
        """Boiling point [K] of the most volatile component, azeotropes left out."""
        return min(solvent.boiling_point.value for solvent in self.solvents)

    @property
    def melting_point(self) -> float:
        """Melting point [K] of the least fusible component, an upper bound."""
        return max(solvent.melting_point.value for solvent in self.solvents)

    @property
    def heat_capacity(self) -> float:
        """Heat capacity [J/kg/K]."""
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return sum(w * s.heat_capacity.value for s, w in parts)

    @property
    def thermal_conductivity(self) -> float:
        """Thermal conductivity [W/m/K]."""
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return sum(w * s.thermal_conductivity.value for s, w in parts)

    @property
    def hansen(self) -> tuple[float, float, float]:
        """(delta_D, delta_P, delta_H) [Pa**0.5], averaged by volume at 25 degC."""
        fractions = self.volume_fractions_at(298.15)
        parts = [solvent.hansen.parts for solvent in self.solvents]
        dispersion, polar, hydrogen = (
            sum(f * part[i] for f, part in zip(fractions, parts, strict=True))
            for i in range(3)
        )
        return dispersion, polar, hydrogen

    def volume_fractions_at(
        self, temperature: float, *, extrapolate: bool = False
    ) -> tuple[float, ...]:
        """Return the volume fraction of each component at `temperature` [K]."""
        density = self.density_at(temperature, extrapolate=extrapolate)
        return tuple(
            w * density / s.density_at(temperature, extrapolate=extrapolate)
            for s, w in zip(self.solvents, self.weight_fractions, strict=True)
        )

    def density_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the density [kg/m3] at `temperature` [K]; the volumes add."""
        parts = zip(self.solvents, self.weight_fractions, strict=True)
        return 1.0 / sum(
            w / s.density_at(temperature, extrapolate=extrapolate) for s, w in parts
        )

    def molar_volume_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the mean molar volume [m3/mol] at `temperature` [K]."""
        return self.molar_mass / self.density_at(temperature, extrapolate=extrapolate)

    def viscosity_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the viscosity [Pa s] at `temperature` [K]; ln mu by mole fraction."""
        logs = (
            x * math.log(s.viscosity_at(temperature, extrapolate=extrapolate))
            for s, x in zip(self.solvents, self.mole_fractions, strict=True)
        )
        return math.exp(sum(logs))

    def surface_tension_at(self, temperature: float) -> float:
        """Return the surface tension [N/m] at `temperature` [K], averaged by volume."""
        fractions = self.volume_fractions_at(temperature, extrapolate=True)
        tensions = (solvent.surface_tension_at(temperature) for solvent in self.solvents)
        return sum(f * g for f, g in zip(fractions, tensions, strict=True))

    def effective_chi(self, chis: Sequence[float], temperature: float) -> float:
        """Return chi of a polymer with the mixture, per mole of its mean molar volume.

        The interaction energies per volume add by volume fraction f, as for one liquid of
        many: chi = v sum_i f_i chi_i / v_i, with chi_i per molar volume v_i of solvent i.

        Parameters
        ----------
        chis : (n,) float
            chi of the polymer with each component, per the component's molar volume.
        temperature : float
            [K].

        Notes
        -----
        Source: regular solution theory of a mixture (Scott, J. Chem. Phys. 17 (1949) 268)
        with the interaction of the solvents among themselves left out: alike esters.
        """
        if len(chis) != len(self.solvents):
            raise InputError(
                f"{self.name} has {len(self.solvents)} solvents, got {len(chis)} chi values"
            )
        fractions = self.volume_fractions_at(temperature, extrapolate=True)
        per_volume = sum(
            f * chi / s.molar_volume_at(temperature, extrapolate=True)
            for f, chi, s in zip(fractions, chis, self.solvents, strict=True)
        )
        return self.molar_volume_at(temperature, extrapolate=True) * per_volume
