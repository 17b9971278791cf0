"""The polymer in its diluent as one binary system; a resin counts with the diluent.

Hypothesis `MeanDiluent`: solvent and miscible resin stay evenly mixed while the polymer
crystallises or demixes, so that they act as one liquid whose molecules have the mean size
and the mean interaction.  It is the limit of a resin that has no preference of its own, and
leaves out that a resin may follow the polymer.
"""

from dataclasses import dataclass, replace
from typing import final

import numpy as np

from poreform.core.errors import InputError
from poreform.materials.catalogue import Catalogue
from poreform.process.line import Line
from poreform.thermo.chi import ChiEstimate, ChiModel, Scalars, TemperatureChi
from poreform.thermo.crystal import Crystal
from poreform.thermo.substances import system_of
from poreform.thermo.system import System


@final
@dataclass(frozen=True, slots=True)
class MeanDiluentChi(ChiModel):
    """chi = factor (chi of the solvent) + part of the resin; both add by volume."""

    model: ChiModel
    """Of the polymer with the solvent."""

    factor: float
    """Volume share of the solvent in the diluent, times the mean size in sites."""

    resin: TemperatureChi
    """chi with the resin per site, times its volume share and the mean size."""

    @property
    def depends_on_composition(self) -> bool:
        """As the solvent's."""
        return self.model.depends_on_composition

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi."""
        return self.factor * self.model.at(temperature, phi) + self.resin.at(temperature)

    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""
        slope = self.factor * self.model.temperature_slope(temperature, phi)
        return slope + self.resin.temperature_slope(temperature)

    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return dchi/dphi."""
        return self.factor * self.model.composition_slope(temperature, phi)

    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return d2chi/dphi2."""
        return self.factor * self.model.composition_curvature(temperature, phi)


def effective_system(line: Line, catalogue: Catalogue) -> System:
    """Return the binary system of a recipe's dope.

    Raises
    ------
    InputError
        Nothing is on file about the polymer with the resin of the recipe.
    """
    plain = system_of(line.polymer, line.diluent, catalogue, molar_mass=line.molar_mass)
    resin, molar_mass = line.resin, line.resin_molar_mass
    if resin is None or molar_mass is None:
        return plain
    reference = plain.reference_temperature
    _, solvent_volume, resin_volume = line.volume_fractions_at(reference)
    share = resin_volume / (resin_volume + solvent_volume)
    resin_density = resin.density_at(reference, extrapolate=True)
    chain = molar_mass / (resin_density * plain.reference_volume)
    size = 1.0 / ((1.0 - share) + share / chain)
    pair = catalogue.pair(line.polymer.name, resin.name)
    if pair is None:
        raise InputError(
            f"resin.name: nothing is on file about {line.polymer.name} with {resin.name}; "
            "add a pair file with their chi, or take another resin"
        )
    per_site = plain.reference_volume * resin_density / resin.repeat_molar_mass.value
    weight = size * share * per_site
    chi = MeanDiluentChi(
        plain.chi.model,
        size * (1.0 - share),
        TemperatureChi(weight * pair.chi_constant.value, weight * pair.chi_slope.value),
    )
    _, solvent_mass, resin_mass = line.weight_fractions
    mass_share = resin_mass / (resin_mass + solvent_mass)

    def density(temperature: Scalars) -> Scalars:
        of_resin = np.vectorize(lambda kelvin: resin.density_at(kelvin, extrapolate=True))
        solvent_part = (1.0 - mass_share) / plain.diluent_density(temperature)
        mixed: Scalars = 1.0 / (mass_share / of_resin(temperature) + solvent_part)
        return mixed

    return replace(
        plain,
        diluent=f"{plain.diluent} + {resin.name}",
        chain_length=plain.chain_length / size,
        reference_volume=plain.reference_volume * size,
        chi=_with_model(plain.chi, chi, size),
        crystal=Crystal(
            plain.crystal.melting_temperature,
            plain.crystal.heat_of_fusion,
            plain.crystal.repeat_volume,
            plain.reference_volume * size,
        ),
        diluent_density=density,
    )


def _with_model(chi: ChiEstimate, model: ChiModel, size: float) -> ChiEstimate:
    return replace(
        chi,
        model=model,
        std=chi.std * size,
        source=f"{chi.source}; resin mixed evenly into the diluent (hypothesis)",
    )
