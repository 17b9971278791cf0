"""Free energies of mixing: what a phase field or a coexistence solver needs of a liquid."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import final

import numpy as np

from poreform.core.errors import InputError
from poreform.thermo.chi import ChiModel, Scalars


class FreeEnergy(ABC):
    """Free energy of mixing of a binary liquid, per site and in units of RT.

    Pure arithmetic in phi and T: arrays broadcast, complex steps pass through.  The pure
    components are the zero.
    """

    @abstractmethod
    def density(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return f(phi, T), with phi the volume fraction of the polymer, 0 < phi < 1."""

    @abstractmethod
    def gradient(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return df/dphi, the exchange chemical potential."""

    @abstractmethod
    def hessian(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return d2f/dphi2; negative inside the spinodal."""


@final
@dataclass(frozen=True, slots=True)
class FloryHuggins(FreeEnergy):
    """f = phi/NA ln phi + (1-phi)/NB ln(1-phi) + chi(T, phi) phi (1-phi).

    Source: P. J. Flory, J. Chem. Phys. 10 (1942) 51; M. L. Huggins, J. Phys. Chem. 46
    (1942) 151; chi(T, phi) after R. Koningsveld and A. Staverman, J. Polym. Sci. A-2 6
    (1968) 305.
    """

    n_a: float
    """Sites per molecule of A, the polymer."""

    n_b: float
    """Sites per molecule of B, the diluent."""

    chi: ChiModel
    """Interaction parameter."""

    def __post_init__(self) -> None:
        if not (0.0 < self.n_a < float("inf") and 0.0 < self.n_b < float("inf")):
            raise InputError(
                f"molecules of {self.n_a:g} and {self.n_b:g} sites; give positive numbers"
            )

    def density(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return f."""
        rest = 1.0 - phi
        value: Scalars = (
            phi * np.log(phi) / self.n_a
            + rest * np.log(rest) / self.n_b
            + self.chi.at(temperature, phi) * phi * rest
        )
        return value

    def gradient(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return df/dphi."""
        rest = 1.0 - phi
        value: Scalars = (
            (np.log(phi) + 1.0) / self.n_a
            - (np.log(rest) + 1.0) / self.n_b
            + self.chi.at(temperature, phi) * (1.0 - 2.0 * phi)
            + self.chi.composition_slope(temperature, phi) * phi * rest
        )
        return value

    def hessian(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return d2f/dphi2."""
        ideal = 1.0 / (self.n_a * phi) + 1.0 / (self.n_b * (1.0 - phi))
        return ideal + self.interaction_curvature(phi, temperature)

    def interaction_curvature(self, phi: Scalars, temperature: Scalars) -> Scalars:
        """Return d2/dphi2 of phi (1-phi) chi, the part of f without the entropy."""
        return (
            -2.0 * self.chi.at(temperature, phi)
            + 2.0 * (1.0 - 2.0 * phi) * self.chi.composition_slope(temperature, phi)
            + phi * (1.0 - phi) * self.chi.composition_curvature(temperature, phi)
        )

    def polymer_potential(
        self, ln_phi: Scalars, rest: Scalars, temperature: Scalars
    ) -> Scalars:
        """Return the chemical potential of a site of A against pure A, f + (1-phi) df/dphi.

        Parameters
        ----------
        ln_phi, rest : float or array
            ln phi and 1 - phi, given apart so that neither end loses digits.
        temperature : float or array
            [K].
        """
        phi = np.exp(ln_phi)
        chi = self.chi.at(temperature, phi)
        slope = self.chi.composition_slope(temperature, phi)
        value: Scalars = (
            ln_phi / self.n_a
            + rest * (1.0 / self.n_a - 1.0 / self.n_b)
            + rest**2 * (chi + phi * slope)
        )
        return value
