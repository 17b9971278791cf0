"""A polymer in a diluent, reduced to what the equilibria need."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from poreform.core.errors import InputError
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi import ChiEstimate, Scalars, ShiftedChi
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.crystal import Crystal
from poreform.thermo.free_energy import FloryHuggins


@final
@dataclass(frozen=True, slots=True)
class System:
    """One polymer (A) in one effective diluent (B, one site per molecule).

    N = M/(rho_p v0) and v0, the molar volume of the diluent, are taken at one
    `reference_temperature`: both liquids expand alike, so N moves by under 3 % over 100 K
    while the conversion between weight and volume fractions keeps the densities at T.
    """

    polymer: str
    """Name of the polymer."""

    diluent: str
    """Name of the diluent."""

    chain_length: float
    """N, sites per polymer molecule."""

    reference_volume: float
    """v0 [m3/mol], volume of one site."""

    reference_temperature: float
    """[K] at which N, v0 and the volume of a repeat unit were taken."""

    chi: ChiEstimate
    """chi(T, phi) with its spread and origin; `chi.at(T)` gives the number."""

    crystal: Crystal
    """The crystal that the polymer forms."""

    polymer_density: Callable[[Scalars], Scalars]
    """[kg/m3] of the polymer melt at T [K]; takes numbers and arrays."""

    diluent_density: Callable[[Scalars], Scalars]
    """[kg/m3] of the diluent at T [K]; takes numbers and arrays."""

    boiling_point: float
    """[K] of the diluent at 101325 Pa."""

    cloud_table: CloudTable | None = None
    """Cloud curve of the chains' distribution; None: all chains have `chain_length`."""

    def __post_init__(self) -> None:
        if not 1.0 < self.chain_length < float("inf"):
            raise InputError(
                f"a chain of {self.polymer} fills {self.chain_length:g} sites of "
                f"{self.diluent}; Flory-Huggins needs more than one: check the molar mass"
            )
        if self.cloud_table is not None and self.chi.model.depends_on_composition:
            raise InputError(
                "a distribution of chains needs a chi that depends on temperature alone; "
                "leave the dispersity out, or give such a chi"
            )

    @property
    def free_energy(self) -> FloryHuggins:
        """The free energy of mixing of the liquid, per site in units of RT."""
        return FloryHuggins(self.chain_length, 1.0, self.chi.model)

    def densities(self, temperature: Scalars) -> tuple[Scalars, Scalars]:
        """Return the densities [kg/m3] of polymer and diluent at `temperature` [K].

        Above the diluent's boiling point those at the boiling point: no open dope goes
        there, and a straight density line ends in nonsense.
        """
        at = np.minimum(temperature, self.boiling_point)
        return self.polymer_density(at), self.diluent_density(at)

    def volume_fraction(self, weight_fraction: float, temperature: float) -> float:
        """Return the polymer volume fraction at `temperature` [K]; the volumes add."""
        return float(self.volume_fractions(np.asarray(weight_fraction), temperature))

    def weight_fraction(self, volume_fraction: float, temperature: float) -> float:
        """Return the polymer weight fraction of a volume fraction at `temperature` [K]."""
        return float(self.weight_fractions(np.asarray(volume_fraction), temperature))

    def volume_fractions(
        self, weight_fraction: NDArray[Any], temperature: Scalars
    ) -> NDArray[Any]:
        """Return polymer volume fractions, one per weight fraction and temperature [K]."""
        of_polymer, of_diluent = self.densities(temperature)
        polymer = weight_fraction / of_polymer
        return np.asarray(polymer / (polymer + (1.0 - weight_fraction) / of_diluent))

    def weight_fractions(
        self, volume_fraction: NDArray[Any], temperature: Scalars
    ) -> NDArray[Any]:
        """Return polymer weight fractions, one per volume fraction and temperature [K]."""
        of_polymer, of_diluent = self.densities(temperature)
        polymer = volume_fraction * of_polymer
        return np.asarray(polymer / (polymer + (1.0 - volume_fraction) * of_diluent))

    def with_dispersity(self, dispersity: float) -> "System":
        """Return the system with Schulz-Zimm chains of that Mw/Mn; half a second."""
        chains = schulz_zimm(weight_average=self.chain_length, dispersity=dispersity)
        return replace(self, cloud_table=CloudTable.of(chains))

    def with_chi_moved(self, deviations: float, temperature: float) -> "System":
        """Return the same system, chi off by `deviations` of its error at `temperature`."""
        moved = replace(self.chi, model=self.chi.moved(deviations, temperature))
        return replace(self, chi=moved)

    def with_chi_shifted(self, shift: float) -> "System":
        """Return the same system with `shift` added to chi at every temperature."""
        moved = replace(self.chi, model=ShiftedChi(self.chi.model, shift))
        return replace(self, chi=moved)
