"""Pairs: how a polymer and a diluent (or a resin) interact, chi(T) = a + b/T."""

from typing import Literal, Self

from pydantic import model_validator

from poreform.core.document import Document
from poreform.core.units import Kelvin, Ratio
from poreform.materials import temperature_law
from poreform.materials.fact import Fact, KelvinSigned, Signed, Text

Separation = Literal["solid-liquid", "liquid-liquid", "miscible"]


class Pair(Document):
    """Flory-Huggins interaction of a polymer with one partner.

    chi counts per mole of lattice sites, a site being the partner's molar volume at the
    same temperature (for a resin: that of its repeat unit); positive b is an upper
    critical solution temperature.
    """

    polymer: Text
    """Family or name of the polymer."""

    partner: Text
    """Name of the solvent or resin."""

    chi_constant: Fact[Signed]
    """a, the part of chi that temperature does not change."""

    chi_slope: Fact[KelvinSigned]
    """b [K], the part that goes with 1/T."""

    chi_std: Ratio
    """Standard deviation of chi at any temperature of the range."""

    lowest: Kelvin
    """Lower end of the range [K] in which chi(T) may be asked."""

    highest: Kelvin
    """Upper end of that range [K]."""

    observed: Separation | None = None
    """How the pair is known to separate on cooling, where somebody saw it."""

    reasoning: Text
    """What the observation says and how the numbers follow from it."""

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError(f"lowest {self.lowest:g} K is not below {self.highest:g} K")
        return self

    @property
    def name(self) -> str:
        """The pair as people write it, e.g. ``"PVDF / dibutyl phthalate"``."""
        return f"{self.polymer} / {self.partner}"

    def chi_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return chi at `temperature` [K]; outside the range only if `extrapolate`."""
        temperature_law.check_range(
            f"chi of {self.name}",
            temperature,
            (self.lowest, self.highest),
            extrapolate=extrapolate,
        )
        return self.chi_constant.value + self.chi_slope.value / temperature
