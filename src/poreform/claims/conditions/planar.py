"""Condition (D): a solution left to stand shows a planar interface of two liquids."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.units import from_si
from poreform.lab.standing import StandingObservation
from poreform.thermo.planar_interface import PlanarInterface

SURE = 0.95
"""Probability from which a prediction answers at all."""

LEAST_CONCENTRATION = 0.1
MOST_CONCENTRATION = 0.6

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
"""[s]."""


@final
class PlanarInterfaceForms(Condition):
    """At some w within 10-60 wt% and some T >= Tc two liquids part, one above the other."""

    name = "solvent (D)"
    limit = "planar interface at some w within 10-60 wt% and T >= Tc"

    def rule(self, case: Case) -> Ruling:
        """Return what standing observations say, else what the phase diagram predicts."""
        seen = [
            entry
            for entry in case.observations()
            if entry.seen == "planar interface"
            and entry.uniform_before
            and LEAST_CONCENTRATION <= entry.concentration <= MOST_CONCENTRATION
        ]
        above = [entry for entry in seen if is_above_crystallisation(case, entry)]
        for entry in sorted(above, key=lambda entry: entry.origin):
            return _observed(entry)
        if case.evidence.prediction is not None:
            return _predicted(case.evidence.prediction)
        if seen:
            return unknown(
                _shown(seen[0]),
                "a planar interface was seen, but Tc at this w is not known",
                "measure the crystallisation temperature of this solution on cooling",
            )
        return unknown(
            "",
            f"no standing observation of {case.polymer.name} in {case.diluent.name}",
            "cool uniform solutions of 10-60 wt% in steps and let them stand",
        )


def is_above_crystallisation(case: Case, seen: StandingObservation) -> bool:
    """Return whether an observation stood at or above Tc of its own solution.

    Tc comes from a measured crystallisation temperature, else from the hottest standing
    observation of crystals, else from the phase diagram.
    """
    limit = _crystallisation(case, seen)
    return limit is not None and seen.temperature >= limit


def _crystallisation(case: Case, seen: StandingObservation) -> float | None:
    measured = [
        value + 273.15
        for record in case.evidence.experiments
        if record.concentration is not None
        and abs(record.concentration - seen.concentration) < 1e-3
        and case.is_same_solution(record)
        and (value := record.value("crystallisation_temperature")) is not None
    ]
    if measured:
        return max(measured)
    crystals = [
        entry.temperature
        for entry in case.observations()
        if entry.seen == "crystals" and abs(entry.concentration - seen.concentration) < 1e-3
    ]
    if crystals:
        return max(crystals)
    diagram = case.evidence.diagram
    if diagram is None:
        return None
    phi = diagram.system.volume_fraction(seen.concentration, seen.temperature)
    return diagram.crystallisation_temperature(phi)


def _observed(seen: StandingObservation) -> Ruling:
    measured = seen.origin == "measured"
    return Ruling(
        Answer.MET,
        _shown(seen),
        seen.source or "standing observation",
        EvidenceKind.MEASURED if measured else EvidenceKind.SIMULATED,
        "" if measured else "confirm it by a standing observation",
    )


def _shown(seen: StandingObservation) -> str:
    return (
        f"{seen.seen} at {100 * seen.concentration:g} wt% and "
        f"{from_si(seen.temperature, 'degC'):g} degC"
    )


def _predicted(found: PlanarInterface) -> Ruling:
    gap = found.kinetic
    value = f"P(cloud point above Tc) = {gap.probability:.2f}"
    if gap.margin > float("-inf"):
        value += (
            f"; greatest margin {gap.margin:.3g} K at {100 * gap.weight_fraction:.3g} wt%"
        )
    evidence = (
        f"phase diagram, undercooling {found.undercooling:g} K: {found.sentence}"
        f"{_two_liquids(found)}"
    )
    next_step = _observe(found)
    if found.is_estimate:
        return unknown(value, evidence, next_step)
    answer = Answer.NOT_KNOWN
    if gap.probability >= SURE:
        answer = Answer.MET
    elif gap.probability <= 1.0 - SURE:
        answer = Answer.NOT_MET
    return Ruling(answer, value, evidence, EvidenceKind.PREDICTED, next_step)


def _two_liquids(found: PlanarInterface) -> str:
    """Return how the two liquids would lie one above the other; empty where none form."""
    gap = found.kinetic
    if found.is_estimate or gap.weight_lean is None or gap.weight_rich is None:
        return ""
    kelvin, apart = gap.observation_temperature, gap.density_difference
    if kelvin is None or apart is None:
        return ""
    words = (
        f"; at {from_si(kelvin, 'degC'):.4g} degC liquids of {100 * gap.weight_lean:.3g} "
        f"and {100 * gap.weight_rich:.3g} wt%, {abs(apart):.3g} kg/m3 apart"
    )
    if gap.settling_time is not None:
        words += f", part after about {_duration(gap.settling_time)} (order of magnitude)"
    return words


def _observe(found: PlanarInterface) -> str:
    """Return the observation that settles it: at the widest gap, long enough."""
    gap = found.kinetic
    if found.is_estimate or gap.observation_temperature is None:
        return "let uniform solutions of 10-60 wt% stand below the cloud point"
    wait = "" if gap.settling_time is None else f" for about {_duration(gap.settling_time)}"
    return (
        f"let a uniform solution of {100 * gap.weight_fraction:.3g} wt% stand below the "
        f"cloud point, at {from_si(gap.observation_temperature, 'degC'):.4g} degC{wait}"
    )


def _duration(seconds: float) -> str:
    """Return a time that is known to an order of magnitude."""
    for size, unit in ((DAY, "days"), (HOUR, "h"), (MINUTE, "min")):
        if seconds >= 2.0 * size:
            return f"{float(f'{seconds / size:.1g}'):g} {unit}"
    return f"{float(f'{seconds:.1g}'):g} s"
