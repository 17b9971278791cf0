"""The line: a recipe whose names have been found in the catalogue and whose limits hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from poreform.core.document import Document
from poreform.core.errors import InputError, UnknownNameError
from poreform.materials.catalogue import Catalogue
from poreform.materials.liquid import Liquid
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import Polymer
from poreform.materials.resin import Resin
from poreform.process import limits
from poreform.process.cooling import Cooling, LatentHeat, ThermalProperties, cool
from poreform.process.crystallisation import GrowthRate
from poreform.process.dissolution import Dissolution, Dissolved
from poreform.process.extrusion import CoolantTransfer, Stage, Wall, stages_of, wall_of
from poreform.process.recipe import Recipe
from poreform.process.treatments import (
    TREATMENTS,
    Extract,
    Stretch,
    Treatment,
    operations,
)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Line:
    """One recipe with its substances, ready to be run stage by stage."""

    recipe: Recipe
    """What was decided."""

    polymer: Polymer
    """The membrane polymer."""

    molar_mass: float
    """Its weight-average molar mass [kg/mol]: the recipe's, else the grade's."""

    dispersity: float
    """Its Mw/Mn: the recipe's, else the grade's."""

    diluent: Mixture
    """The solvent or solvents."""

    resin: Resin | None
    """Miscible resin of the blend route."""

    resin_molar_mass: float | None
    """Its weight-average molar mass [kg/mol]; None without a resin."""

    liquid: Liquid
    """The extraction liquid."""

    wall: Wall
    """The wall at the die."""

    stages: tuple[Stage, ...]
    """What cools it, one stage after another."""

    treatment: Treatment
    """The after-treatment."""

    operations: tuple[Extract | Stretch, ...]
    """Its operations, in order."""

    remarks: tuple[str, ...]
    """Judgements that do not forbid the recipe but belong into its report."""

    @property
    def materials(self) -> tuple[Document, ...]:
        """Every substance of the line, for the table of evidence."""
        resin = () if self.resin is None else (self.resin,)
        return (self.polymer, *self.diluent.solvents, *resin, self.liquid)

    @property
    def weight_fractions(self) -> tuple[float, float, float]:
        """Weight fractions of polymer, diluent and resin in the dope."""
        polymer = self.recipe.solution.concentration
        resin = 0.0 if self.recipe.resin is None else self.recipe.resin.concentration
        return polymer, 1.0 - polymer - resin, resin

    def volume_fractions_at(self, temperature: float) -> tuple[float, float, float]:
        """Return the volume fractions of polymer, diluent and resin at T [K].

        Volumes add; the laws of density are carried on below their range where the
        wall is colder than their sources, for an undercooled dope has no other.
        """
        shares = [
            weight / density
            for weight, density in zip(
                self.weight_fractions, self._densities_at(temperature), strict=True
            )
        ]
        polymer, diluent, resin = (share / sum(shares) for share in shares)
        return polymer, diluent, resin

    def density_at(self, temperature: float) -> float:
        """Return the density of the dope [kg/m3] at T [K]; volumes add."""
        densities = self._densities_at(temperature)
        return 1.0 / sum(
            weight / density
            for weight, density in zip(self.weight_fractions, densities, strict=True)
        )

    def _densities_at(self, temperature: float) -> tuple[float, float, float]:
        polymer = self.polymer.density_at(temperature, extrapolate=True)
        diluent = self.diluent.density_at(temperature, extrapolate=True)
        resin = self.resin
        return (
            polymer,
            diluent,
            diluent if resin is None else resin.density_at(temperature, extrapolate=True),
        )

    def thermal_properties(
        self, *, crystallisation_temperature: float | None, width: float
    ) -> ThermalProperties:
        """Return density, heat capacity and conductivity of the dope, by weight fraction.

        Parameters
        ----------
        crystallisation_temperature : float or None
            Around which the polymer's heat of fusion is set free [K]; None to leave the
            latent heat out.
        width : float
            Of that release [K]; without effect when it is left out.

        Notes
        -----
        The density is that half-way between die and bath.  Heat capacities add by weight;
        so do the conductivities, which differ by less than a factor of two.
        """
        polymer, diluent, resin = self.weight_fractions
        bath = self.stages[-1].outer.temperature
        extra = self.resin
        latent = None
        if crystallisation_temperature is not None:
            heat = polymer * self.polymer.crystallinity.value
            heat *= self.polymer.heat_of_fusion.value
            latent = LatentHeat(heat, crystallisation_temperature, width)
        return ThermalProperties(
            density=self.density_at(0.5 * (self.recipe.die_temperature + bath)),
            heat_capacity=polymer * self.polymer.heat_capacity.value
            + diluent * self.diluent.heat_capacity
            + (0.0 if extra is None else resin * extra.heat_capacity.value),
            conductivity=polymer * self.polymer.thermal_conductivity.value
            + diluent * self.diluent.thermal_conductivity
            + (0.0 if extra is None else resin * extra.thermal_conductivity.value),
            latent=latent,
        )

    def cool(self, properties: ThermalProperties) -> Cooling:
        """Return how the wall cools from the die on; see `process.cooling.cool`."""
        return cool(
            self.wall,
            properties,
            self.stages,
            initial_temperature=self.recipe.die_temperature,
        )

    def dissolve(self, model: Dissolution, *, melting_temperature: float) -> Dissolved:
        """Return the dope after dissolution by `model`.

        Parameters
        ----------
        model : Dissolution
            The hypothesis about what survives.
        melting_temperature : float
            Tm(phi) of the dope [K], from the phase diagram.
        """
        step = self.recipe.dissolution
        return model.dissolve(
            temperature=step.temperature,
            time=step.time,
            melting_temperature=melting_temperature,
            polymer_fraction=self.volume_fractions_at(step.temperature)[0],
            crystallinity=self.polymer.crystallinity.value,
        )

    @property
    def growth_rate(self) -> GrowthRate:
        """Growth of the polymer's crystals."""
        return GrowthRate.of(self.polymer)

    @property
    def yield_strain(self) -> float:
        """sigma_y/E of the dense polymer."""
        mechanics = self.polymer.mechanics
        return mechanics.yield_stress.value / mechanics.youngs_modulus.value


def resolve(recipe: Recipe, catalogue: Catalogue) -> Line:
    """Return the line of a recipe, its names found and its limits checked.

    Raises
    ------
    UnknownNameError
        A name is not in the catalogue; the message names the field and near misses.
    InputError
        A temperature is above what solvent, polymer or resin bear, the extraction liquid
        is not volatile, or the polymer's chains are too short.
    """
    polymer = _named("polymer.name", catalogue.polymer, recipe.polymer.name)
    diluent = _diluent(recipe, catalogue)
    resin = (
        None
        if recipe.resin is None
        else _named("resin.name", catalogue.resin, recipe.resin.name)
    )
    liquid = _named("treatment.liquid", catalogue.liquid, recipe.treatment.liquid)
    stages = stages_of(recipe.cooling, CoolantTransfer())
    limits.check_heat(recipe, polymer, diluent, resin)
    limits.check_cold(recipe, stages)
    limits.check_volatile(liquid, polymer)
    treatment = TREATMENTS[recipe.treatment.code]
    return Line(
        recipe=recipe,
        polymer=polymer,
        molar_mass=limits.molar_mass(recipe, polymer),
        dispersity=recipe.polymer.dispersity or polymer.dispersity.value,
        diluent=diluent,
        resin=resin,
        resin_molar_mass=_resin_molar_mass(recipe, resin),
        liquid=liquid,
        wall=wall_of(recipe.forming),
        stages=stages,
        treatment=treatment,
        operations=operations(
            treatment,
            liquid=liquid,
            edges=recipe.treatment.edges,
            time=recipe.treatment.time,
            strain=recipe.treatment.strain,
        ),
        remarks=limits.remarks(liquid, resin),
    )


def _named(field: str, find: Callable[[str], Found], name: str) -> Found:
    try:
        return find(name)
    except UnknownNameError as error:
        raise UnknownNameError(f"{field}: {error}") from error


def _diluent(recipe: Recipe, catalogue: Catalogue) -> Mixture:
    field = "solvent.name" if recipe.solvent is not None else "mixture.solvent"
    names, shares = zip(*recipe.diluent, strict=True)
    solvents = tuple(_named(field, catalogue.solvent, name) for name in names)
    try:
        return Mixture(solvents, shares)
    except InputError as error:
        raise InputError(f"mixture: {error}") from error


def _resin_molar_mass(recipe: Recipe, resin: Resin | None) -> float | None:
    if recipe.resin is None or resin is None:
        return None
    return recipe.resin.molar_mass or resin.weight_average_molar_mass.value
