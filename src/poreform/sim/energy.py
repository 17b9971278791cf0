"""The free energy of demixing coupled to crystallising, as functions of temperature."""

from collections.abc import Callable
from dataclasses import dataclass

from poreform.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Energy:
    """Free energy per lattice site, in units of R T/v0; phi polymer, psi crystal order.

    f = phi ln(phi)/N + (1-phi) ln(1-phi) + chi(T) phi (1-phi)
        + h(psi) [ -dg(T) phi + A/2 (phi-phi_c)^2 ] + phi W g(psi)
        + kappa_phi/2 |grad phi|^2 + kappa_psi/2 |grad psi|^2,
    g = psi^2 (1-psi)^2, h = psi^3 (10 - 15 psi + 6 psi^2).

    Source: Flory-Huggins mixing; a phase-field crystal order after Matkar and Kyu,
    J. Phys. Chem. B 110 (2006) 12728, with a composition well in place of their exclusion
    term. The well (A, phi_c) is a hypothesis about solvent held in crystalline matter.
    """

    chain_length: float
    """N, lattice sites of one polymer chain."""

    chi: Callable[[float], float]
    """Interaction parameter at a temperature [K]."""

    crystal_gain: Callable[[float], float]
    """dg, gain of a polymer site by crystallising at a temperature [K]; > 0 below Tm."""

    crystal_composition: float
    """phi_c, polymer volume fraction that crystalline matter prefers, 0 to 1."""

    well: float
    """A, stiffness of that preference."""

    barrier: float
    """W, height of the barrier between liquid and crystal."""

    gradient_phi: float
    """kappa_phi [m2]; physical, it does not follow the grid."""

    gradient_psi: float
    """kappa_psi [m2]; sets the width of a crystal front."""

    def __post_init__(self) -> None:
        positive = {
            "chain_length": self.chain_length,
            "barrier": self.barrier,
            "gradient_phi": self.gradient_phi,
            "gradient_psi": self.gradient_psi,
        }
        wrong = [
            f"{name} = {value:g}" for name, value in positive.items() if not value > 0.0
        ]
        if wrong or not self.well >= 0.0 or not 0.0 < self.crystal_composition <= 1.0:
            raise InputError(
                f"a free energy needs chain_length, barrier, gradients above 0 ({wrong}), "
                f"well at least 0 ({self.well:g}) and crystal_composition in (0, 1] "
                f"({self.crystal_composition:g})"
            )

    def driving_force(self, phi: float, temperature: float) -> float:
        """Return what a site gains by crystallising at a held composition [R T/v0]."""
        strain = 0.5 * self.well * (phi - self.crystal_composition) ** 2
        return self.crystal_gain(temperature) * phi - strain

    def critical_radius(self, phi: float, temperature: float) -> float:
        """Return the radius [m] above which a sphere of crystal grows.

        2 sigma/Delta with sigma = sqrt(2 W phi kappa_psi)/6, at a held composition;
        infinite without a driving force. Seeds should be larger than this.
        """
        force = self.driving_force(phi, temperature)
        tension = (2.0 * self.barrier * phi * self.gradient_psi) ** 0.5 / 6.0
        return 2.0 * tension / force if force > 0.0 else float("inf")
