"""The hypotheses and constants of the phase field, beside those of `process`.

Energies are stated per crystallising repeat unit rather than per lattice site, so that they
mean the same in a small and in a large solvent; `PhaseFieldModel` converts them.
"""

import math
from dataclasses import dataclass

from scipy.constants import Boltzmann

from poreform.core.errors import InputError
from poreform.process.constants import Constant, assumed

PROTOTYPE = "prototype runs at 40^3 to 64^3 cells; no measurement"
GRADIENT_LENGTH = assumed(
    "l_g, square root of the gradient coefficient of the dope",
    0.7,
    "nm",
    "segment length over root of 18 phi (de Gennes, J. Chem. Phys. 72 (1980) 4756) with a "
    "segment of 1.2 nm at 20 vol%",
    between=(0.4, 1.5),
)
MESH_SIZE = assumed(
    "xi, hydrodynamic mesh of the semidilute dope; D = k T/(6 pi eta xi)",
    3.0,
    "nm",
    "usual correlation length of a semidilute solution of 15 to 30 vol%",
    between=(1.0, 10.0),
)
WELL = assumed(
    "A of the composition well over the gain of crystallising at the forecast temperature",
    7.0,
    "1",
    f"8 to 12 at a gain of 1.5; {PROTOTYPE}",
    between=(5.3, 8.0),
)
BARRIER = assumed(
    "W of the crystal front, per repeat unit and R T",
    0.43,
    "1",
    f"3 per site of a solvent of seven repeat units; {PROTOTYPE}",
    between=(0.2, 1.0),
)
FRONT_CELLS = assumed(
    "kappa_psi/W in squares of the grid spacing: the crystal front is 4 to 5 cells wide",
    1.0,
    "1",
    "numerical width of the front; its speed is set by G(T) whatever the width",
)
ARREST_COMPOSITION = assumed(
    "phi_g, polymer fraction at which diffusion is halved",
    0.35,
    "1",
    PROTOTYPE,
    between=(0.25, 0.5),
)
CRYSTAL_SLOWING = assumed(
    "R, how many times slower diffusion is in crystalline matter",
    10.0,
    "1",
    "gel-like matter that holds its solvent; much slower matter would freeze while the "
    "broadened front still passes",
    between=(3.0, 30.0),
)
LEAST_MOBILITY = assumed(
    "share of the mobility that arrest always leaves",
    1e-4,
    "1",
    "solvent still passes a swollen gel",
    between=(0.0, 1e-2),
)
COARSENING = assumed(
    "prefactor of diffusive coarsening, length cubed over mobility times tension and time",
    8.0,
    "1",
    "order of magnitude of simulated bicontinuous patterns; no measurement",
    between=(1.0, 30.0),
)
LATENT_WIDTH = assumed(
    "width of the release of latent heat while the wall cools",
    8.0,
    "delta_degC",
    "width of a usual DSC peak on cooling",
    between=(3.0, 15.0),
)


@dataclass(frozen=True, slots=True)
class PhaseFieldModel:
    """Constants of demixing and crystallising that no measurement gave (hypotheses)."""

    gradient_length: Constant = GRADIENT_LENGTH
    """l_g, square root of the gradient coefficient of the dope."""

    mesh_size: Constant = MESH_SIZE
    """xi, hydrodynamic mesh of the semidilute dope."""

    well_over_gain: Constant = WELL
    """A of the composition well over the gain at the forecast temperature."""

    barrier_per_repeat: Constant = BARRIER
    """W of the crystal front, per repeat unit and R T."""

    front_cells: Constant = FRONT_CELLS
    """kappa_psi/W in squares of the grid spacing."""

    arrest_composition: Constant = ARREST_COMPOSITION
    """phi_g, polymer fraction at which diffusion is halved."""

    crystal_slowing: Constant = CRYSTAL_SLOWING
    """R, how many times slower diffusion is in crystalline matter."""

    least_mobility: Constant = LEAST_MOBILITY
    """share of the mobility that arrest always leaves."""

    coarsening: Constant = COARSENING
    """prefactor of diffusive coarsening before the gel sets."""

    latent_width: Constant = LATENT_WIDTH
    """width [K] of the release of latent heat while the wall cools."""

    @property
    def gradient(self) -> float:
        """kappa_phi [m2] of the free energy per site over R T."""
        return self.gradient_length.value**2

    def diffusivity(self, temperature: float, viscosity: float) -> float:
        """Return D [m2/s] at `temperature` [K] in a solvent of `viscosity` [Pa s].

        Source: cooperative diffusion of a semidilute solution, de Gennes, Macromolecules 9
        (1976) 587.
        """
        if not viscosity > 0.0:
            raise InputError(
                f"the viscosity of the solvent is {viscosity:g}; it is above 0"
            )
        return Boltzmann * temperature / (6.0 * math.pi * viscosity * self.mesh_size.value)
