"""From documents of materials to a thermodynamic system."""

from functools import partial

from poreform.materials.catalogue import Catalogue, load
from poreform.materials.mixture import Mixture
from poreform.materials.pair import Pair
from poreform.materials.polymer import Polymer
from poreform.materials.solvent import Solvent
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi import ChiEstimate, TemperatureChi
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.crystal import Crystal
from poreform.thermo.density import DensityTable
from poreform.thermo.hansen import hansen_prior
from poreform.thermo.system import System

REFERENCE_TEMPERATURE = 450.0
"""[K] at which sites are counted: between dissolution and crystallisation of PVDF dopes.
A diluent that boils below it is taken at its boiling point."""


def system_of(
    polymer: Polymer | str,
    diluent: Mixture | Solvent | str,
    catalogue: Catalogue | None = None,
    *,
    molar_mass: float,
    dispersity: float | None = None,
) -> System:
    """Return the system of a polymer in a diluent.

    Parameters
    ----------
    polymer, diluent : document or str
        Or their names in the catalogue.
    catalogue : Catalogue, optional
        Where names and chi are looked up; by default the shipped one with the user's own.
    molar_mass : float
        Weight-average molar mass Mw [kg/mol]: the spinodal of a polydisperse polymer
        depends on it alone, so the one chain of the binary model is the Mw chain.
    dispersity : float, optional
        Mw/Mn of a Schulz-Zimm distribution whose cloud curve then replaces the binodal in
        every cloud temperature (half a second more); None takes one chain length.

    Notes
    -----
    chi comes from the catalogue's pair files, combined by the mixing rule of `Mixture`
    (its volume fractions frozen at the reference temperature); a solvent without a pair
    file takes the Hansen prior and makes the whole an estimate.
    """
    shelf = catalogue or load()
    polymer = shelf.polymer(polymer) if isinstance(polymer, str) else polymer
    diluent = _mixture(diluent, shelf)
    at = min(REFERENCE_TEMPERATURE, diluent.boiling_point)
    site = diluent.molar_volume_at(at, extrapolate=True)
    length = molar_mass / (polymer.density_at(at, extrapolate=True) * site)
    return System(
        polymer=polymer.name,
        diluent=diluent.name,
        chain_length=length,
        reference_volume=site,
        reference_temperature=at,
        chi=_chi(polymer, diluent, shelf, at),
        crystal=Crystal(
            melting_temperature=polymer.equilibrium_melting_temperature.value,
            heat_of_fusion=polymer.heat_of_fusion_molar,
            repeat_volume=polymer.repeat_volume_at(at, extrapolate=True),
            reference_volume=site,
        ),
        polymer_density=DensityTable.of(partial(polymer.density_at, extrapolate=True)),
        diluent_density=DensityTable.of(partial(diluent.density_at, extrapolate=True)),
        boiling_point=diluent.boiling_point,
        cloud_table=None
        if dispersity is None
        else CloudTable.of(schulz_zimm(weight_average=length, dispersity=dispersity)),
    )


def _mixture(diluent: Mixture | Solvent | str, shelf: Catalogue) -> Mixture:
    if isinstance(diluent, str):
        diluent = shelf.solvent(diluent)
    return diluent if isinstance(diluent, Mixture) else Mixture.pure(diluent)


def _chi(
    polymer: Polymer, diluent: Mixture, catalogue: Catalogue, at: float
) -> ChiEstimate:
    """Return chi of the mixture: the parts add as Mixture says, their errors fully.

    The components' errors share their cause (the model), so they are taken as correlated.
    """
    parts = [_part(polymer, solvent, catalogue, at) for solvent in diluent.solvents]
    estimates = [estimate for _, _, estimate in parts]
    return ChiEstimate(
        model=TemperatureChi(
            diluent.effective_chi([constant for constant, _, _ in parts], at),
            inverse=diluent.effective_chi([inverse for _, inverse, _ in parts], at),
        ),
        std=diluent.effective_chi([estimate.std for estimate in estimates], at),
        lowest=max(estimate.lowest for estimate in estimates),
        highest=min(estimate.highest for estimate in estimates),
        status="assumed"
        if any(estimate.status == "assumed" for estimate in estimates)
        else estimates[0].status,
        source="; ".join(
            f"{solvent.name}: {estimate.source}"
            for solvent, estimate in zip(diluent.solvents, estimates, strict=True)
        ),
        is_estimate=any(estimate.is_estimate for estimate in estimates),
    )


def _part(
    polymer: Polymer, solvent: Solvent, catalogue: Catalogue, at: float
) -> tuple[float, float, ChiEstimate]:
    """Return a, b [K] of chi = a + b/T with one solvent, and where they come from."""
    pair = catalogue.pair(polymer.name, solvent.name)
    if pair is None:
        volume = solvent.molar_volume_at(at, extrapolate=True)
        prior = hansen_prior(
            polymer.hansen.parts, solvent.hansen.parts, molar_volume=volume
        )
        return 0.0, float(prior.at(1.0)), prior
    return pair.chi_constant.value, pair.chi_slope.value, _of_pair(pair)


def _of_pair(pair: Pair) -> ChiEstimate:
    constant, inverse = pair.chi_constant, pair.chi_slope
    return ChiEstimate(
        model=TemperatureChi(constant.value, inverse=inverse.value),
        std=pair.chi_std,
        lowest=pair.lowest,
        highest=pair.highest,
        status=inverse.status if inverse.status == "assumed" else constant.status,
        source=constant.source,
    )
