"""Polymers: the crystallising polymer that the membrane is made of."""

from typing import Literal, Self

from pydantic import model_validator

from poreform.core.document import Document
from poreform.core.units import (
    Fraction,
    JoulePerKilogram,
    JoulePerKilogramKelvin,
    JoulePerMole,
    Kelvin,
    KilogramPerCubicMetre,
    KilogramPerMole,
    Metre,
    MetrePerSecond,
    NewtonPerMetre,
    Pascal,
    PerKelvin,
    Ratio,
    RootPascal,
    WattPerMetreKelvin,
)
from poreform.materials import temperature_law
from poreform.materials.fact import Fact, Formula, Radian, SquareKelvin, Text
from poreform.materials.hansen import Hansen

Kind = Literal[
    "vinylidene fluoride homopolymer", "vinylidene fluoride copolymer", "other polymer"
]
HOTTEST_MELT = 573.15
"""[K] assumed: above about 300 degC PVDF loses hydrogen fluoride."""


class CrystalGrowth(Document):
    """Hoffman-Lauritzen growth, G = G0 exp(-U*/(R (T - T_inf))) exp(-Kg/(T dT f))."""

    activation_energy: Fact[JoulePerMole]
    """U* [J/mol], barrier of chain transport."""

    transport_stops_at: Fact[Kelvin]
    """T_inf [K], below which no chain moves."""

    nucleation_constant: Fact[SquareKelvin]
    """Kg [K**2], barrier of a new layer on the front."""

    prefactor: Fact[MetrePerSecond]
    """G0 [m/s]."""


class Mechanics(Document):
    """How the dense polymer deforms and breaks at room temperature."""

    youngs_modulus: Fact[Pascal]
    """E [Pa]."""

    yield_stress: Fact[Pascal]
    """Stress at yield [Pa]."""

    stress_at_break: Fact[Pascal]
    """Nominal stress at break of the dense polymer [Pa], load over initial area."""

    drawn_strength_ratio: Fact[Ratio]
    """Load a fully drawn strut bears over its load at yield."""

    natural_draw_strain: Fact[Ratio]
    """Strain at which a necked strut hardens; 3 means four times as long."""

    breaking_strain: Fact[Ratio]
    """Elongation at break of the dense polymer."""

    critical_ligament_thickness: Fact[Metre]
    """d_c [m]; thinner struts draw, thicker ones break brittle."""

    poisson_ratio: Fact[Ratio]
    """Poisson ratio of the dense polymer."""


class Polymer(Document):
    """A semicrystalline polymer; a grade is its own file."""

    name: Text
    """The one spelling used everywhere, e.g. ``"PVDF"``."""

    family: Text
    """Name under which the pair files know it; grades of one polymer share it."""

    kind: Kind
    """Chemical kind; the claims ask for vinylidene fluoride homo- or copolymers."""

    synonyms: tuple[Text, ...] = ()
    """Other names of this grade."""

    repeat_formula: Formula
    """Sum formula of the crystallising repeat unit, e.g. ``"C2H2F2"``."""

    repeat_molar_mass: Fact[KilogramPerMole]
    """Molar mass of the crystallising repeat unit [kg/mol]."""

    weight_average_molar_mass: Fact[KilogramPerMole]
    """Mw [kg/mol] of the grade; a recipe may state its own."""

    dispersity: Fact[Ratio]
    """Mw/Mn."""

    comonomer_fraction: Fact[Fraction] | None = None
    """Weight fraction of the comonomer, which does not crystallise."""

    density_melt: Fact[KilogramPerCubicMetre]
    """Density of the melt [kg/m3] at its `at`."""

    thermal_expansion_melt: Fact[PerKelvin]
    """Volumetric expansion of the melt [1/K]."""

    density_amorphous: Fact[KilogramPerCubicMetre]
    """Density of the amorphous part at room temperature [kg/m3]."""

    density_crystal: Fact[KilogramPerCubicMetre]
    """Density of the crystal at room temperature [kg/m3]."""

    density_solid: Fact[KilogramPerCubicMetre]
    """Density of the dense semicrystalline solid at room temperature [kg/m3]."""

    crystallinity: Fact[Fraction]
    """Mass fraction of crystal in the solid."""

    equilibrium_melting_temperature: Fact[Kelvin]
    """Tm0 [K], of a large perfect crystal."""

    melting_temperature: Fact[Kelvin]
    """Melting peak of the dry resin by DSC [K]."""

    heat_of_fusion: Fact[JoulePerKilogram]
    """Heat of fusion per mass of perfect crystal [J/kg]."""

    glass_transition_temperature: Fact[Kelvin]
    """Tg [K]."""

    thermal_conductivity: Fact[WattPerMetreKelvin]
    """Thermal conductivity [W/m/K]."""

    heat_capacity: Fact[JoulePerKilogramKelvin]
    """Heat capacity [J/kg/K] of the melt or hot solid."""

    hansen: Hansen
    """Hansen parameters at 25 degC."""

    hansen_radius: Fact[RootPascal]
    """R0 [Pa**0.5], radius of the solubility sphere; use it as a rank."""

    growth: CrystalGrowth
    """Growth of crystals from the melt."""

    mechanics: Mechanics
    """Deformation and fracture of the dense polymer."""

    surface_energy: Fact[NewtonPerMetre]
    """Surface free energy of the solid [N/m]."""

    water_contact_angle: Fact[Radian]
    """Contact angle of water on the smooth dense polymer [rad]."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        densities = (self.density_melt, self.density_amorphous, self.density_crystal)
        if sorted(densities, key=lambda fact: fact.value) != list(densities):
            raise ValueError(
                f"densities of {self.name} must rise from melt over amorphous to crystal, "
                f"got {', '.join(fact.lab_text for fact in densities)}"
            )
        if self.density_melt.at is None:
            raise ValueError(f"density_melt of {self.name} needs its temperature 'at'")
        if self.dispersity.value < 1.0:
            raise ValueError(f"dispersity of {self.name} is at least 1")
        return self

    @property
    def number_average_molar_mass(self) -> float:
        """Mn [kg/mol]."""
        return self.weight_average_molar_mass.value / self.dispersity.value

    @property
    def heat_of_fusion_molar(self) -> float:
        """Heat of fusion per mole of crystallising repeat units [J/mol]."""
        return self.heat_of_fusion.value * self.repeat_molar_mass.value

    def density_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the density [kg/m3] of the (undercooled) melt at `temperature` [K].

        rho = rho_ref / (1 + alpha (T - T_ref)).

        Raises
        ------
        OutOfRangeError
            Below the glass transition or above 300 degC, unless `extrapolate`.
        """
        span = (self.glass_transition_temperature.value, HOTTEST_MELT)
        temperature_law.check_range(
            f"melt density of {self.name}", temperature, span, extrapolate=extrapolate
        )
        reference = self.density_melt.at or temperature
        expansion = self.thermal_expansion_melt.value
        return self.density_melt.value / (1.0 + expansion * (temperature - reference))

    def repeat_volume_at(self, temperature: float, *, extrapolate: bool = False) -> float:
        """Return the molar volume [m3/mol] of a repeat unit in the melt."""
        return self.repeat_molar_mass.value / self.density_at(
            temperature, extrapolate=extrapolate
        )

    @property
    def repeat_volume_crystal(self) -> float:
        """Molar volume [m3/mol] of a repeat unit in the crystal."""
        return self.repeat_molar_mass.value / self.density_crystal.value
