"""The sections of a recipe, one document each, in the order of the line."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poreform.core.document import Document
from poreform.core.units import Fraction, Kelvin, from_si
from poreform.process.fields import (
    Concentration,
    Depth,
    Diameter,
    HeatTransfer,
    MolarMass,
    ProcessTemperature,
    ProcessTime,
    ResinMolarMass,
    StretchStrain,
    Thickness,
)

GRID_STEP = 5.0
"""Step of a dissolution scan [K]; rule (B) knows no other."""

GRID_ORIGIN = 373.15
"""First grid temperature of a dissolution scan [K]: 100 degC."""

GRID_TOLERANCE = 1e-6
"""Distance [K] up to which a temperature counts as a grid point (unit conversion)."""

Medium = Literal["air", "water", "oil", "solvent bath", "chill roll"]

BOILING_WATER = 373.15
"""[K] at 101325 Pa; the bath is open."""


class PolymerChoice(Document):
    """The membrane polymer of a recipe."""

    name: str
    """Name of a polymer in the catalogue."""

    weight_average_molar_mass: MolarMass | None = None
    """Mw, at least 1e5 g/mol; the grade's own when left out."""

    dispersity: Annotated[float, Field(ge=1.0, le=50.0)] | None = None
    """Mw/Mn; the grade's own when left out."""


class SolventChoice(Document):
    """A single solvent."""

    name: str
    """Name, CAS number or abbreviation of a solvent in the catalogue."""


class MixturePart(Document):
    """One solvent of a mixed diluent."""

    solvent: str
    """Name, CAS number or abbreviation of a solvent in the catalogue."""

    fraction: Fraction
    """Share of the diluent by weight; the shares of all parts make 100 wt%."""


class ResinChoice(Document):
    """The miscible resin of the blend route."""

    name: str
    """Name of a resin in the catalogue."""

    concentration: Fraction
    """Share of the solution by weight."""

    molar_mass: ResinMolarMass | None = None
    """The grade's own when left out."""


class Solution(Document):
    """What the dope is made of."""

    concentration: Concentration
    """Polymer by weight of the whole solution, 10 to 60 wt%."""


class DissolutionStep(Document):
    """How the polymer is dissolved."""

    temperature: ProcessTemperature
    """Ts, the dissolution temperature."""

    time: ProcessTime
    """Time that the dope is kept at Ts."""

    method: str = ""
    """How it is heated and stirred, in words; not used by the model."""


class FlatSheet(Document):
    """A flat sheet leaving a slit die."""

    geometry: Literal["flat sheet"]
    """The word for this geometry."""

    thickness: Thickness
    """Wall thickness at the die."""

    die_temperature: ProcessTemperature | None = None
    """Temperature at the die; Ts when left out."""


class HollowFibre(Document):
    """A hollow fibre leaving an annular die."""

    geometry: Literal["hollow fibre"]
    """The word for this geometry."""

    outer_diameter: Diameter
    """Outer diameter at the die."""

    inner_diameter: Diameter
    """Inner diameter at the die, smaller than the outer one."""

    die_temperature: ProcessTemperature | None = None
    """Temperature at the die; Ts when left out."""

    @model_validator(mode="after")
    def _has_a_wall(self) -> Self:
        if self.inner_diameter >= self.outer_diameter:
            raise ValueError(
                f"the inner diameter is {from_si(self.inner_diameter, 'um'):g} um and the "
                f"outer one {from_si(self.outer_diameter, 'um'):g} um; the inner must be "
                "smaller, so check whether the two are swapped"
            )
        return self

    @property
    def thickness(self) -> float:
        """Wall thickness [m]."""
        return 0.5 * (self.outer_diameter - self.inner_diameter)


class AirGap(Document):
    """The free path between the die and the bath."""

    time: ProcessTime
    """Time in the gap."""

    temperature: ProcessTemperature
    """Temperature of the air."""


class Side(Document):
    """What cools one face of the wall."""

    medium: Medium
    """Kind of coolant; it sets the heat transfer coefficient when that is left out."""

    temperature: ProcessTemperature
    """Temperature of the coolant."""

    heat_transfer_coefficient: HeatTransfer | None = None
    """Between face and coolant; an assumed value of the medium when left out."""

    @model_validator(mode="after")
    def _is_no_steam(self) -> Self:
        if self.medium == "water" and self.temperature > BOILING_WATER:
            raise ValueError(
                f"water of {from_si(self.temperature, 'degC'):g} degC boils; keep it at "
                "100 degC or less, or take oil"
            )
        return self


class CoolingStep(Document):
    """How the formed wall is cooled."""

    time: ProcessTime
    """Time that the wall is followed after the die, air gap included."""

    outer: Side
    """Coolant of the outer face (of a flat sheet: the first face)."""

    inner: Side | None = None
    """Coolant of the inner face (the bore, or the second face); as `outer` if left out."""

    air_gap: AirGap | None = None
    """Free path before the bath; none when left out."""

    depths: Annotated[tuple[Depth, ...], Field(min_length=1)] = (0.5,)
    """Depths at which a structure is simulated, from the outer (0 %) to the inner face."""

    @model_validator(mode="after")
    def _reaches_the_bath(self) -> Self:
        if self.air_gap is not None and self.air_gap.time >= self.time:
            raise ValueError(
                f"the air gap takes {self.air_gap.time:g} s of the {self.time:g} s of "
                "cooling; lengthen the cooling time or shorten the gap"
            )
        return self


class TreatmentChoice(Document):
    """The after-treatment, in the words of the claims."""

    code: Literal["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    """i-iii for a percolating dope, iv-vi for a blend, vii-ix for liquid-liquid."""

    liquid: str
    """Volatile liquid that extracts the solvent, a name in the catalogue."""

    edges: Literal["free", "clamped"]
    """Whether the wall may shrink in its plane while it dries."""

    time: ProcessTime
    """Time in the extraction bath."""

    strain: StretchStrain | None = None
    """Strain under load of the stretch, for ii, iii, v, vi, viii and ix."""


class ScanStep(Document):
    """A dissolution scan: equal membranes at Ts = 100 degC and every 5 degC above."""

    start: Kelvin = GRID_ORIGIN
    """First dissolution temperature, on the grid 100, 105, ... degC."""

    stop: Kelvin
    """Last dissolution temperature, included, on the same grid."""

    concentrations: tuple[Concentration, ...] | None = None
    """Concentrations to scan; the one of the solution when left out."""

    replicates: Annotated[int, Field(ge=1, le=1000)] = 1
    """Membranes per temperature and concentration, each with its own seed."""

    @model_validator(mode="after")
    def _holds_points(self) -> Self:
        for field in ("start", "stop"):
            _on_grid(field, getattr(self, field))
        if self.stop < self.start + GRID_STEP - GRID_TOLERANCE:
            raise ValueError(
                f"a scan from {from_si(self.start, 'degC'):g} to "
                f"{from_si(self.stop, 'degC'):g} degC holds no two neighbouring "
                "temperatures; put stop at least 5 degC above start"
            )
        if self.concentrations is not None and not self.concentrations:
            raise ValueError(
                "concentrations is an empty list; name at least one concentration "
                "within 10 to 60 wt%, or leave it out"
            )
        return self

    @property
    def temperatures(self) -> tuple[float, ...]:
        """Dissolution temperatures [K], rising."""
        first = round((self.start - GRID_ORIGIN) / GRID_STEP)
        last = round((self.stop - GRID_ORIGIN) / GRID_STEP)
        return tuple(GRID_ORIGIN + GRID_STEP * index for index in range(first, last + 1))


def _on_grid(field: str, temperature: float) -> None:
    steps = (temperature - GRID_ORIGIN) / GRID_STEP
    if steps < -GRID_TOLERANCE or abs(steps - round(steps)) * GRID_STEP > GRID_TOLERANCE:
        raise ValueError(
            f"{field} is {from_si(temperature, 'degC'):g} degC, which is not on the grid "
            "100, 105, 110, ... degC of a dissolution scan; move it to a grid point"
        )
