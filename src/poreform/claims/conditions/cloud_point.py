"""Conditions of route L on the hot solution: uniform, and 10 degC above its cloud point."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.cloud_evidence import CloudEvidence, cloud_evidence, safe_temperature
from poreform.claims.condition import Condition, Ruling, answered, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.units import from_si
from poreform.thermo.standing import CLOUD_MARGIN

ROUNDING = 1e-6
"""[K]."""


@final
class AboveCloudPoint(Condition):
    """Ts >= Tcp + 10 degC."""

    name = "dissolution above Tcp"
    limit = "Ts >= Tcp + 10 degC"

    def rule(self, case: Case) -> Ruling:
        """Return the answer of measured cloud points, else of the phase diagram.

        A cloud point with an error decides when 95 % of it lie on one side.
        """
        temperature = case.recipe.dissolution.temperature
        shown = f"Ts = {from_si(temperature, 'degC'):g} degC"
        known = cloud_evidence(case)
        if known is None:
            return unknown(shown, _nothing(case), _look(temperature))
        value = f"{shown}, Tcp {known.words}{_room(temperature, known)}"
        clears = known.clears(temperature)
        if clears is None:
            boils = case.diluent.boiling_point
            return unknown(value, known.source, _undecided(temperature, known, boils))
        measured = known.kind is EvidenceKind.MEASURED
        confirm = "" if measured else f"confirm it: {_look(temperature)}"
        return Ruling(answered(met=clears), value, known.source, known.kind, confirm)


def _room(temperature: float, known: CloudEvidence) -> str:
    if not known.std:
        return ""
    room, (chance, _) = temperature - known.low, known.chances(temperature)
    return f"; Ts lies {room:.3g} K above it, P(at least 10 K) = {chance:.2f}"


def _nothing(case: Case) -> str:
    diagram = case.evidence.diagram
    if diagram is None:
        return "no cloud point of this solution is known"
    if diagram.system.chi.is_estimate:
        return "no cloud point was measured, and chi is only a Hansen estimate"
    return "no cloud point was measured, and the phase diagram has none at this w"


def _look(temperature: float) -> str:
    """Return the one observation that decides."""
    at = from_si(temperature - CLOUD_MARGIN, "degC")
    return (
        f"cool the uniform solution to {at:.4g} degC and let it stand: clear there decides "
        "for it, cloudy against it"
    )


def _undecided(temperature: float, known: CloudEvidence, boils: float) -> str:
    """Return the observation that decides, or a hotter Ts below the boiling point [K]."""
    hotter = safe_temperature(known)
    or_else = (
        f"; or dissolve at {from_si(hotter, 'degC'):.4g} degC or hotter"
        if hotter is not None and hotter < boils
        else ""
    )
    return f"not decided: {_look(temperature)}{or_else}"


@final
class UniformSolution(Condition):
    """The dope is uniform and one phase at Ts."""

    name = "dissolution"
    limit = "uniform, one phase at Ts"

    def rule(self, case: Case) -> Ruling:
        """Return the answer of records at this w, else of the phase diagram.

        A solution seen clear at a lower temperature is clear at Ts; one that did not
        dissolve at a higher one does not at Ts.
        """
        temperature = case.recipe.dissolution.temperature
        shown = f"Ts = {from_si(temperature, 'degC'):g} degC"
        for entry in case.observations():
            clear = (
                entry.seen == "one phase" and entry.temperature <= temperature + ROUNDING
            )
            if clear and case.is_same_concentration(entry) and entry.origin == "measured":
                at = from_si(entry.temperature, "degC")
                return Ruling(
                    Answer.MET,
                    f"{shown}; one phase at {at:g} degC",
                    entry.source or "standing observation",
                    EvidenceKind.MEASURED,
                )
        for record in case.evidence.experiments:
            lumps = (
                record.state == "not dissolved"
                and record.origin == "measured"
                and record.dissolution_temperature >= temperature - ROUNDING
            )
            if (
                lumps
                and case.is_same_solution(record)
                and case.is_same_concentration(record)
            ):
                at = from_si(record.dissolution_temperature, "degC")
                return Ruling(
                    Answer.NOT_MET,
                    f"{shown}; not dissolved at {at:g} degC",
                    record.name,
                    EvidenceKind.MEASURED,
                )
        return _predicted(case, temperature, shown)


def _predicted(case: Case, temperature: float, shown: str) -> Ruling:
    diagram = case.evidence.diagram
    next_step = "look whether the dope is clear at Ts"
    if diagram is None:
        return unknown(shown, "no observation of this solution", next_step)
    phi = diagram.system.volume_fraction(case.concentration, temperature)
    clearing = diagram.clearing_temperature(phi)
    value = f"{shown}, clear above {from_si(clearing, 'degC'):.4g} degC"
    if temperature > clearing:
        return Ruling(Answer.MET, value, "phase diagram", EvidenceKind.PREDICTED, next_step)
    return unknown(value, "phase diagram: crystals may remain at Ts", next_step)
