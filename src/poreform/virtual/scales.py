"""How large a box and how fine a grid a structure asks for.

A box must hold enough of the structure (nuclei, or spinodal wavelengths) and resolve its
parts.  Which of the two sets the spacing follows from what happens first on cooling.
"""

from dataclasses import dataclass

from poreform.core.history import History
from poreform.core.units import from_si
from poreform.virtual.conditions import Conditions
from poreform.virtual.fidelity import Fidelity
from poreform.virtual.forecast import Crystallising, crystallising
from poreform.virtual.quench import Demixing, QuenchedSolution, coarsened_length, demixing

COARSENING_LEFT = 2.0
"""Factor by which the simulated pattern may still coarsen: the run starts at the length
that coarsening is expected to reach, divided by this."""

FINEST_GRADIENT = 0.7
"""Root of kappa_phi, in grid spacings, below which an interface is not resolved."""


@dataclass(frozen=True, slots=True)
class Scales:
    """The box of one run and what decided it."""

    spacing: float
    """Grid spacing [m]."""

    gradient: float
    """kappa_phi used [m2]; larger than the physical one where the grid asks for it."""

    diffusion_factor: float
    """Share of the physical diffusivity used, so that mobility times tension is kept."""

    liquid_first: bool
    """True when two liquids form before the crystals."""

    crystallising: Crystallising
    """The forecast of crystallisation."""

    demixing: Demixing | None
    """The forecast of demixing into two liquids; None when the spinodal is not reached."""

    nuclei: float
    """Number of nuclei expected in the box."""

    wavelengths: float
    """Number of wavelengths of the simulated pattern along an edge; 0 without demixing."""

    @property
    def note(self) -> str:
        """What the box holds, and what it cannot resolve, in one sentence."""
        if self.liquid_first and self.demixing is not None:
            celsius = from_si(self.demixing.temperature, "degC")
            return (
                f"two liquids form first, at {celsius:.0f} degC; their pattern of "
                f"{1e9 * self.demixing.wavelength:.0f} nm coarsens, so the run starts from "
                f"the coarser one that dynamic scaling predicts ({self.wavelengths:.1f} "
                "wavelengths along an edge, hypothesis)"
            )
        text = f"crystallisation first; the box holds about {self.nuclei:.0f} nuclei"
        if self.demixing is not None:
            text += (
                "; the uncrystallised dope reaches its spinodal, finer than the grid: that "
                "demixing is shown coarse-grained"
            )
        return text


def scales(conditions: Conditions, history: History, fidelity: Fidelity) -> Scales:
    """Return the box for `conditions` cooled along `history`."""
    grown = crystallising(
        history,
        growth_rate=conditions.growth_rate,
        self_nuclei=conditions.dissolved.self_nuclei,
        waking_density=conditions.waking_density,
    )
    solution = QuenchedSolution(
        phi=conditions.phi,
        curvature=conditions.curvature,
        diffusivity=conditions.diffusivity,
        gradient=conditions.models.phase_field.gradient,
    )
    demixed = demixing(solution, history)
    if demixed is not None and demixed.time < grown.time:
        return _by_wavelength(
            solution,
            demixed,
            grown,
            history=history,
            fidelity=fidelity,
            prefactor=conditions.models.phase_field.coarsening.value,
        )
    return _by_nuclei(solution, demixed, grown, fidelity)


def _by_wavelength(
    solution: QuenchedSolution,
    demixed: Demixing,
    grown: Crystallising,
    *,
    history: History,
    fidelity: Fidelity,
    prefactor: float,
) -> Scales:
    final = coarsened_length(
        demixed,
        solution,
        history,
        arrest_temperature=grown.temperature,
        prefactor=prefactor,
    )
    start = max(demixed.wavelength, final / COARSENING_LEFT)
    stretch = start / demixed.wavelength
    spacing = start / fidelity.cells_per_wavelength
    edge = fidelity.cells * spacing
    return Scales(
        spacing=spacing,
        gradient=solution.gradient * stretch**2,
        diffusion_factor=1.0 / stretch,
        liquid_first=True,
        crystallising=grown,
        demixing=demixed,
        nuclei=grown.density * edge**3,
        wavelengths=edge / start,
    )


def _by_nuclei(
    solution: QuenchedSolution,
    demixed: Demixing | None,
    grown: Crystallising,
    fidelity: Fidelity,
) -> Scales:
    spacing = grown.nucleus_spacing / fidelity.cells_per_nucleus_spacing
    return Scales(
        spacing=spacing,
        gradient=max(solution.gradient, (FINEST_GRADIENT * spacing) ** 2),
        diffusion_factor=1.0,
        liquid_first=False,
        crystallising=grown,
        demixing=demixed,
        nuclei=fidelity.nuclei,
        wavelengths=0.0,
    )
