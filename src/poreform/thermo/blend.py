"""Polymer, resin and solvent as three components: the triangle of the blend route."""

from dataclasses import dataclass
from typing import final

import numpy as np

from poreform.core.errors import InputError
from poreform.materials.catalogue import Catalogue
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import Polymer
from poreform.materials.resin import Resin
from poreform.thermo.components import Components
from poreform.thermo.hansen import hansen_chi
from poreform.thermo.substances import system_of


@final
@dataclass(frozen=True, slots=True)
class Blend:
    """Three components at one temperature: polymer, resin, solvent."""

    components: Components
    """Sizes in sites of the solvent, and chi per site."""

    names: tuple[str, str, str]
    """Of the components."""

    temperature: float
    """[K]."""

    notes: tuple[str, ...]
    """Where each chi comes from."""


def blend_of(
    polymer: Polymer,
    resin: Resin,
    diluent: Mixture,
    catalogue: Catalogue,
    *,
    molar_masses: tuple[float, float],
    temperature: float,
) -> Blend:
    """Return polymer, resin and solvent as components at `temperature` [K].

    Parameters
    ----------
    molar_masses : (2,) float
        Weight averages [kg/mol] of polymer and resin.

    Raises
    ------
    InputError
        Nothing is on file about the polymer with the resin.

    Notes
    -----
    chi of resin and solvent is Hansen's (Lindvig's form, parameters of 25 degC): nobody
    measured it for us, and a spread of 0.3 moves the two-phase region a good deal.
    """
    system = system_of(polymer, diluent, catalogue, molar_mass=molar_masses[0])
    pair = catalogue.pair(polymer.name, resin.name)
    if pair is None:
        raise InputError(
            f"nothing is on file about {polymer.name} with {resin.name}; add a pair file "
            "with their chi, or take another resin"
        )
    site = system.reference_volume
    density = resin.density_at(temperature, extrapolate=True)
    per_site = site * density / resin.repeat_molar_mass.value
    between = hansen_chi(
        resin.hansen.parts, diluent.hansen, molar_volume=site, temperature=temperature
    )
    chi = np.zeros((3, 3))
    chi[0, 1] = chi[1, 0] = per_site * pair.chi_at(temperature, extrapolate=True)
    chi[0, 2] = chi[2, 0] = float(np.asarray(system.chi.at(temperature)))
    chi[1, 2] = chi[2, 1] = between
    sizes = np.array([system.chain_length, molar_masses[1] / (density * site), 1.0])
    return Blend(
        components=Components(sizes, chi),
        names=(polymer.name, resin.name, diluent.name),
        temperature=temperature,
        notes=(
            f"{polymer.name} with {diluent.name}: chi {chi[0, 2]:.3g} "
            f"({system.chi.source})",
            f"{polymer.name} with {resin.name}: chi {chi[0, 1]:.3g} per site "
            f"({pair.chi_slope.source})",
            f"{resin.name} with {diluent.name}: chi {between:.3g}, a Hansen estimate",
        ),
    )
