"""Solvents (diluents): liquids that dissolve the polymer hot and reject it cold."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from poreform.core.document import Document
from poreform.core.units import (
    JoulePerKilogramKelvin,
    Kelvin,
    KilogramPerCubicMetre,
    KilogramPerMole,
    NewtonPerMetre,
    PascalSecond,
    PerKelvin,
    WattPerMetreKelvin,
)
from poreform.materials import temperature_law
from poreform.materials.fact import Cas, Fact, Formula, Text
from poreform.materials.hansen import Hansen


class Solvent(Document):
    """A liquid that dissolves the polymer when hot; keyed on its CAS number."""

    name: Text
    """The one spelling used everywhere, e.g. ``"dibutyl phthalate"``."""

    cas: Cas
    """CAS registry number, e.g. ``"84-74-2"``."""

    synonyms: tuple[Text, ...] = ()
    """Other names and abbreviations, e.g. ``("DBP",)``."""

    formula: Formula
    """Sum formula, e.g. ``"C16H22O4"``."""

    molar_mass: Fact[KilogramPerMole]
    """Molar mass [kg/mol]."""

    melting_point: Fact[Kelvin]
    """Melting point at 101325 Pa [K]."""

    boiling_point: Fact[Kelvin]
    """Boiling point at 101325 Pa [K]; no recipe may heat a dope above it."""

    density: Annotated[tuple[Fact[KilogramPerCubicMetre], ...], Field(min_length=1)]
    """Liquid density [kg/m3] at one or more temperatures."""

    thermal_expansion: Fact[PerKelvin] | None = None
    """Volumetric expansion [1/K]; needed when there is one density point."""

    viscosity: Annotated[tuple[Fact[PascalSecond], ...], Field(min_length=1)]
    """Liquid viscosity [Pa s] at one or more temperatures."""

    surface_tension: Annotated[tuple[Fact[NewtonPerMetre], ...], Field(min_length=1)]
    """Surface tension against air [N/m] at one or more temperatures."""

    heat_capacity: Fact[JoulePerKilogramKelvin]
    """Heat capacity of the liquid [J/kg/K]."""

    thermal_conductivity: Fact[WattPerMetreKelvin]
    """Thermal conductivity of the liquid [W/m/K]."""

    hansen: Hansen
    """Hansen parameters at 25 degC."""

    @model_validator(mode="after")
    def _is_liquid_somewhere(self) -> Self:
        if self.melting_point.value >= self.boiling_point.value:
            raise ValueError(
                f"{self.name} would melt at {self.melting_point.lab_text}, above its "
                f"boiling point of {self.boiling_point.lab_text}; are the two swapped?"
            )
        if len(self.density) == 1 and self.thermal_expansion is None:
            raise ValueError(
                f"{self.name} has one density point; add a second one or thermal_expansion"
            )
        return self

    def density_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the liquid density [kg/m3] at `temperature` [K].

        Raises
        ------
        OutOfRangeError
            Above the boiling point or below 250 K, unless `extrapolate`.
        """
        span = (temperature_law.COLDEST, self.boiling_point.value)
        temperature_law.check_range(
            f"density of {self.name}", temperature, span, extrapolate=extrapolate
        )
        expansion = self.thermal_expansion.value if self.thermal_expansion else None
        return temperature_law.density(self.density, expansion, temperature)

    def molar_volume_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the liquid molar volume [m3/mol] at `temperature` [K]."""
        return self.molar_mass.value / self.density_at(temperature, extrapolate=extrapolate)

    def viscosity_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the liquid viscosity [Pa s] at `temperature` [K].

        Raises
        ------
        OutOfRangeError
            Outside the measured temperatures (or from the single point to 250 degC),
            unless `extrapolate`.
        """
        temperature_law.check_range(
            f"viscosity of {self.name}",
            temperature,
            temperature_law.viscosity_span(self.viscosity),
            extrapolate=extrapolate,
        )
        return temperature_law.viscosity(self.viscosity, temperature)

    def surface_tension_at(self, temperature: float) -> float:
        """Return the surface tension [N/m] at `temperature` [K]."""
        return temperature_law.surface_tension(self.surface_tension, temperature)
