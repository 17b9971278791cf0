"""Condition on the extraction liquid: volatile, takes the solvent, spares the polymer."""

import math
from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.units import from_si
from poreform.materials.hansen import Hansen, hansen_distance
from poreform.materials.mixture import Mixture
from poreform.thermo.hansen import hansen_chi

ROOM = 298.15
"""[K]."""


@final
class VolatileLiquid(Condition):
    """Boils below the polymer's melting, mixes with the solvent, spares the polymer.

    A judgement of ours from boiling point and Hansen parameters: the boiling point
    decides; the parameters never say 'not met', only that it has to be tried.
    """

    name = "extraction liquid"
    limit = (
        "boils below the melting range, mixes with the solvent (dissolves the resin), "
        "does not dissolve the polymer"
    )

    def rule(self, case: Case) -> Ruling:
        """Return the judgement from the material files."""
        liquid = case.liquid
        source = f"material file of {liquid.name}; a judgement"
        if liquid.boiling_point is None:
            return unknown(liquid.name, "its boiling point is not on file", "look it up")
        boils, melts = liquid.boiling_point.value, case.polymer.melting_temperature.value
        value = f"{liquid.name}, boils at {from_si(boils, 'degC'):.4g} degC"
        if boils >= melts:
            return Ruling(Answer.NOT_MET, value, source, EvidenceKind.MATERIAL)
        doubts = tuple(_doubts(case))
        if doubts:
            return unknown(value, f"{source}: {'; '.join(doubts)}", "try it on a sample")
        return Ruling(Answer.MET, value, source, EvidenceKind.MATERIAL)


def mixes(hansen: Hansen, molar_volume: float, diluent: Mixture) -> bool:
    """Return whether a liquid should mix with the diluent at 25 degC in all proportions.

    chi from Hansen parameters per mole of the smaller molecules, against the critical one
    of molecules of two sizes, chi_c = (1 + sqrt(V1/V2))^2 / 2.

    Parameters
    ----------
    hansen : Hansen
        Of the liquid.
    molar_volume : float
        Of the liquid [m3/mol].
    diluent : Mixture
        The solvent to be extracted.

    Notes
    -----
    Source: critical point of the Flory-Huggins free energy of two liquids; chi by
    `thermo.hansen.hansen_chi`.
    """
    other = diluent.molar_volume_at(ROOM, extrapolate=True)
    small, large = sorted((molar_volume, other))
    chi = hansen_chi(hansen.parts, diluent.hansen, molar_volume=small, temperature=ROOM)
    return chi < 0.5 * (1.0 + math.sqrt(small / large)) ** 2


def _doubts(case: Case) -> list[str]:
    liquid, hansen = case.liquid, case.liquid.hansen
    if hansen is None or liquid.molar_mass is None:
        return ["its Hansen parameters or molar mass are not on file"]
    doubts = []
    volume = liquid.molar_mass.value / liquid.density.value
    if not mixes(hansen, volume, case.diluent):
        doubts.append(f"by Hansen parameters it may not mix with {case.diluent.name}")
    ratio = hansen_distance(case.polymer.hansen.parts, hansen.parts)
    ratio /= case.polymer.hansen_radius.value
    if ratio <= 1.0:
        doubts.append(
            f"it lies inside the solubility sphere of {case.polymer.name} "
            f"(Ra/R0 = {ratio:.2f}) and may swell it"
        )
    if case.resin is not None and liquid.name not in case.resin.soluble_in:
        doubts.append(f"it is not on file as a solvent of {case.resin.name}")
    return doubts
