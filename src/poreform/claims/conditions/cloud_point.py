"""Conditions of route L on the hot solution: uniform, and 10 degC above its cloud point."""

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.units import from_si, to_si
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.phase_diagram import PhaseDiagram

ABOVE = 10.0
"""Ts lies at least so far above Tcp [K]."""

DEVIATIONS = 2.0
"""Standard deviations of chi either side between which a predicted Tcp is taken to lie."""

ROUNDING = 1e-6
"""[K]."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Between which temperatures [K] the cloud point lies, and who says so."""

    low: float
    high: float
    """Infinite when no clear solution was seen above."""

    evidence: str
    kind: EvidenceKind


@final
class AboveCloudPoint(Condition):
    """Ts >= Tcp + 10 degC."""

    name = "dissolution above Tcp"
    limit = "Ts >= Tcp + 10 degC"

    def rule(self, case: Case) -> Ruling:
        """Return the answer of measured cloud points, else of the phase diagram."""
        temperature = case.recipe.dissolution.temperature
        bracket = cloud_point_of(case)
        shown = f"Ts = {from_si(temperature, 'degC'):g} degC"
        if bracket is None:
            return unknown(
                shown,
                "no cloud point of this solution is known",
                "cool the uniform solution in steps and let it stand",
            )
        value = f"{shown}, Tcp {_words(bracket)}"
        if temperature >= bracket.high + ABOVE - ROUNDING:
            return Ruling(Answer.MET, value, bracket.evidence, bracket.kind)
        if temperature < bracket.low + ABOVE - ROUNDING:
            return Ruling(Answer.NOT_MET, value, bracket.evidence, bracket.kind)
        return unknown(value, bracket.evidence, "measure the cloud point in smaller steps")


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


def cloud_point_of(case: Case) -> Bracket | None:
    """Return between which temperatures the cloud point at the recipe's w lies."""
    readings = [
        (record, value)
        for record in case.records("cloud_point")
        if (value := record.value("cloud_point")) is not None
    ]
    if readings:
        record, value = readings[0]
        kelvin = to_si(value, "degC")
        measured = record.origin == "measured"
        kind = EvidenceKind.MEASURED if measured else EvidenceKind.SIMULATED
        return Bracket(kelvin, kelvin, record.name, kind)
    return _standing_bracket(case) or _predicted_bracket(case)


def _standing_bracket(case: Case) -> Bracket | None:
    """Return the bracket of the standing method: hottest cloudy, next clear above."""
    here = [
        entry
        for entry in case.observations()
        if case.is_same_concentration(entry) and entry.origin == "measured"
    ]
    cloudy = [e.temperature for e in here if e.seen in {"cloudy", "planar interface"}]
    clear = [e.temperature for e in here if e.seen == "one phase"]
    if not cloudy:
        return None
    low = max(cloudy)
    high = min((t for t in clear if t > low), default=math.inf)
    return Bracket(low, high, "standing observations", EvidenceKind.MEASURED)


def _predicted_bracket(case: Case) -> Bracket | None:
    diagram = case.evidence.diagram
    if diagram is None or diagram.system.chi.is_estimate:
        return None
    spread = DEVIATIONS * diagram.system.chi.std
    found = [
        t
        for shift in (-spread, 0.0, spread)
        if (t := _cloud(case, diagram, shift)) is not None
    ]
    if len(found) < 3:
        return None
    return Bracket(
        min(found),
        max(found),
        "phase diagram, chi within 2 deviations",
        EvidenceKind.PREDICTED,
    )


def _cloud(case: Case, diagram: PhaseDiagram, shift: float) -> float | None:
    system = diagram.system.with_chi_shifted(shift)
    phi = system.volume_fraction(case.concentration, system.reference_temperature)
    value = float(cloud_temperatures(system, np.array([phi]))[0])
    return None if math.isnan(value) else value


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


def _words(bracket: Bracket) -> str:
    low, high = (from_si(t, "degC") for t in (bracket.low, bracket.high))
    if low == high:
        return f"= {low:.4g} degC"
    if math.isinf(high):
        return f"at least {low:.4g} degC"
    return f"between {low:.4g} and {high:.4g} degC"
