"""Resins: polymers that dissolve with the membrane's polymer and are extracted later."""

from poreform.core.document import Document
from poreform.core.units import (
    JoulePerKilogramKelvin,
    Kelvin,
    KilogramPerCubicMetre,
    KilogramPerMole,
    PerKelvin,
    Ratio,
    WattPerMetreKelvin,
)
from poreform.materials import temperature_law
from poreform.materials.fact import Fact, Formula, Text
from poreform.materials.hansen import Hansen

HOTTEST_RESIN = 523.15
"""[K] assumed: above about 250 degC PMMA unzips to its monomer."""


class Resin(Document):
    """An amorphous polymer that is miscible with the membrane's polymer."""

    name: Text
    """The one spelling used everywhere, e.g. ``"PMMA"``."""

    synonyms: tuple[Text, ...] = ()
    """Other names."""

    repeat_formula: Formula
    """Sum formula of the repeat unit, e.g. ``"C5H8O2"``."""

    repeat_molar_mass: Fact[KilogramPerMole]
    """Molar mass of the repeat unit [kg/mol]."""

    weight_average_molar_mass: Fact[KilogramPerMole]
    """Mw [kg/mol]."""

    dispersity: Fact[Ratio]
    """Mw/Mn."""

    density_solid: Fact[KilogramPerCubicMetre]
    """Density of the glass at room temperature [kg/m3]."""

    density_melt: Fact[KilogramPerCubicMetre]
    """Density of the melt [kg/m3] at its `at`."""

    thermal_expansion_melt: Fact[PerKelvin]
    """Volumetric expansion of the melt [1/K]."""

    glass_transition_temperature: Fact[Kelvin]
    """Tg [K]."""

    thermal_conductivity: Fact[WattPerMetreKelvin]
    """Thermal conductivity [W/m/K]."""

    heat_capacity: Fact[JoulePerKilogramKelvin]
    """Heat capacity [J/kg/K]."""

    hansen: Hansen
    """Hansen parameters at 25 degC."""

    soluble_in: tuple[Text, ...] = ()
    """Extraction liquids that dissolve it, by name."""

    def density_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the density [kg/m3] of the (undercooled) melt at `temperature` [K]."""
        temperature_law.check_range(
            f"melt density of {self.name}",
            temperature,
            (temperature_law.COLDEST, HOTTEST_RESIN),
            extrapolate=extrapolate,
        )
        reference = self.density_melt.at or temperature
        expansion = self.thermal_expansion_melt.value
        return self.density_melt.value / (1.0 + expansion * (temperature - reference))
