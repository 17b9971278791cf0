"""From a recipe to the conditions under which its structure forms."""

from dataclasses import dataclass, field
from functools import cached_property

from poreform.core.history import History
from poreform.materials.catalogue import Catalogue
from poreform.process.cooling import Cooling
from poreform.process.crystallisation import HeterogeneousNuclei
from poreform.process.dissolution import Dissolution, Dissolved, SurvivingOrder
from poreform.process.extraction import CapillaryCollapse
from poreform.process.line import Line
from poreform.thermo.phase_diagram import PhaseDiagram, phase_diagram
from poreform.thermo.system import System
from poreform.virtual.models import PhaseFieldModel
from poreform.virtual.substances import effective_system


@dataclass(frozen=True, slots=True)
class Models:
    """The hypotheses of one virtual line; replace one to test another."""

    dissolution: Dissolution = field(default_factory=SurvivingOrder)
    """What survives at Ts."""

    foreign: HeterogeneousNuclei = field(default_factory=HeterogeneousNuclei)
    """Heterogeneous nuclei."""

    phase_field: PhaseFieldModel = field(default_factory=PhaseFieldModel)
    """Demixing and crystallising."""

    collapse: CapillaryCollapse = field(default_factory=CapillaryCollapse)
    """Drying."""


@dataclass(frozen=True)
class Conditions:
    """Thermodynamics, dissolution and cooling of one membrane."""

    line: Line
    """The recipe with its materials."""

    catalogue: Catalogue
    """Where the interaction of polymer and solvent is looked up."""

    models: Models
    """The hypotheses in force."""

    @cached_property
    def system(self) -> System:
        """The polymer in its diluent; a resin counts as part of the diluent."""
        return effective_system(self.line, self.catalogue)

    @cached_property
    def diagram(self) -> PhaseDiagram:
        """The phase diagram, crystallising at the undercooling of half the nuclei."""
        undercooling = self.models.foreign.mean_undercooling.value
        return phase_diagram(self.system, undercooling=undercooling)

    @cached_property
    def phi(self) -> float:
        """Polymer volume fraction of the dope at Ts."""
        recipe = self.line.recipe
        return self.system.volume_fraction(
            recipe.solution.concentration, recipe.dissolution.temperature
        )

    @cached_property
    def melting_temperature(self) -> float:
        """[K] of the uniform dope."""
        return self.diagram.melting_temperature(self.phi)

    @cached_property
    def dissolved(self) -> Dissolved:
        """What left the dissolver."""
        return self.line.dissolve(
            self.models.dissolution, melting_temperature=self.melting_temperature
        )

    @cached_property
    def cooling(self) -> Cooling:
        """Temperatures of the wall after the die."""
        middle = self.melting_temperature - self.models.foreign.mean_undercooling.value
        properties = self.line.thermal_properties(
            crystallisation_temperature=middle,
            width=self.models.phase_field.latent_width.value,
        )
        return self.line.cool(properties)

    def history(self, depth: float) -> History:
        """Return T(t) at `depth` (0 outer face, 1 inner face) from the first event on.

        What lies above the melting line and the cloud point is left out: nothing happens
        there.
        """
        whole = self.cooling.history(depth)
        cloud = self.diagram.cloud_temperature(self.phi)
        first = max(self.melting_temperature, cloud or 0.0)
        start = whole.first_time_below(first)
        if start is None or start <= whole.time[0]:
            return whole
        return whole.since(start)

    def growth_rate(self, temperature: float) -> float:
        """Return the speed [m/s] of a crystal front in the uniform dope."""
        return self.line.growth_rate.at(
            temperature,
            melting_temperature=self.melting_temperature,
            polymer_fraction=self.phi,
        )

    def waking_density(self, temperature: float) -> float:
        """Return the density [1/m3] of foreign nuclei awake at `temperature` [K]."""
        return self.models.foreign.density_at(self.melting_temperature - temperature)

    def curvature(self, temperature: float) -> float:
        """Return the second derivative of the mixing free energy of the dope over RT."""
        return float(self.system.free_energy.hessian(self.phi, temperature))

    def diffusivity(self, temperature: float) -> float:
        """Return the diffusivity [m2/s] of the dope."""
        viscosity = self.line.diluent.viscosity_at(temperature, extrapolate=True)
        return self.models.phase_field.diffusivity(temperature, viscosity)
