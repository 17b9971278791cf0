"""Liquids that the finished film meets: those that extract and those that wet it."""

from typing import Annotated, Literal

from pydantic import Field

from poreform.core.document import Document
from poreform.core.units import (
    Kelvin,
    KilogramPerCubicMetre,
    KilogramPerMole,
    NewtonPerMetre,
    PascalSecond,
    PerKelvin,
)
from poreform.materials.fact import Cas, Fact, Formula, Radian, Text
from poreform.materials.hansen import Hansen

Role = Literal["extraction", "porometry", "permeation"]


class Liquid(Document):
    """A volatile liquid that extracts the diluent, or a liquid that wets the pores."""

    name: Text
    """The one spelling used everywhere, e.g. ``"dichloromethane"``."""

    cas: Cas | None = None
    """CAS registry number; a trade fluid may have none."""

    synonyms: tuple[Text, ...] = ()
    """Other names and abbreviations."""

    formula: Formula | None = None
    """Sum formula; a trade fluid may have none."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """What it is used for."""

    molar_mass: Fact[KilogramPerMole] | None = None
    """Molar mass [kg/mol]."""

    melting_point: Fact[Kelvin] | None = None
    """Melting point at 101325 Pa [K]."""

    boiling_point: Fact[Kelvin] | None = None
    """Boiling point at 101325 Pa [K]."""

    density: Fact[KilogramPerCubicMetre]
    """Density at room temperature [kg/m3]."""

    thermal_expansion: Fact[PerKelvin] | None = None
    """Volumetric expansion [1/K]."""

    viscosity: Fact[PascalSecond]
    """Viscosity at room temperature [Pa s]."""

    surface_tension: Fact[NewtonPerMetre]
    """Surface tension against air at room temperature [N/m]."""

    contact_angle: Fact[Radian]
    """Contact angle on the polymer [rad]; 0 wets it fully."""

    hansen: Hansen | None = None
    """Hansen parameters at 25 degC; a trade fluid may have none."""
