"""A ranking of solvents by Hansen parameters: where to look first, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import final

from scipy.special import ndtr

from poreform.materials.catalogue import Catalogue
from poreform.materials.hansen import hansen_distance
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import Polymer
from poreform.materials.solvent import Solvent
from poreform.thermo.binodal import critical_point
from poreform.thermo.substances import system_of

LEAST_STD = 1e-12
"""Of chi: keeps a chi that claims to be certain from dividing by zero."""


@final
@dataclass(frozen=True, slots=True)
class Candidate:
    """One solvent in the ranking."""

    solvent: str
    distance: float
    """Hansen's Ra to the polymer [Pa**0.5]; compilations disagree, so use it as a rank."""

    relative_distance: float
    """Ra/R0 of the polymer; near 1 lies the border of solubility at 25 degC."""

    parts: tuple[float, float, float]
    """(delta_D, delta_P, delta_H) [Pa**0.5], for a plot of Hansen space."""

    chi: float
    """At the temperature asked for, per site of the solvent's own volume."""

    chi_std: float
    """Standard deviation of chi: about 0.3 for a prior, more than decides anything."""

    is_estimate: bool
    """True: chi is a Hansen prior; False: a pair file knows better."""

    critical_chi: float
    """Above it liquid-liquid demixing exists for the chain length."""

    demixing_probability: float
    """That chi exceeds the critical value at that temperature; no yes or no."""

    boiling_point: float
    """[K]."""


def screen(
    polymer: Polymer,
    solvents: Iterable[Solvent],
    catalogue: Catalogue,
    *,
    molar_mass: float,
    temperature: float,
) -> tuple[Candidate, ...]:
    """Return the solvents ranked from good to weak by their Hansen distance.

    Parameters
    ----------
    molar_mass : float
        Weight-average molar mass [kg/mol].
    temperature : float
        [K] at which chi is told; the parameters behind it are those at 25 degC.
    """
    candidates = [
        _candidate(polymer, solvent, catalogue, molar_mass=molar_mass, at=temperature)
        for solvent in solvents
    ]
    return tuple(sorted(candidates, key=lambda candidate: candidate.distance))


def _candidate(
    polymer: Polymer,
    solvent: Solvent,
    catalogue: Catalogue,
    *,
    molar_mass: float,
    at: float,
) -> Candidate:
    system = system_of(polymer, Mixture.pure(solvent), catalogue, molar_mass=molar_mass)
    distance = hansen_distance(polymer.hansen.parts, solvent.hansen.parts)
    chi, std = float(system.chi.at(at)), system.chi.std
    _, critical = critical_point(system.chain_length, 1.0)
    above = (chi - critical) / max(std, LEAST_STD)
    return Candidate(
        solvent=solvent.name,
        distance=distance,
        relative_distance=distance / polymer.hansen_radius.value,
        parts=solvent.hansen.parts,
        chi=chi,
        chi_std=std,
        is_estimate=system.chi.is_estimate,
        critical_chi=critical,
        demixing_probability=float(ndtr(above)),
        boiling_point=solvent.boiling_point.value,
    )
