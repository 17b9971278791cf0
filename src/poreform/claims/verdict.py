"""Verdicts: a route judged condition by condition, each with its evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Route = Literal["P", "R", "L"]


class Answer(StrEnum):
    """What a condition, or a whole route, comes to."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"


class EvidenceKind(StrEnum):
    """Where the evidence comes from; only the first two count as facts of the lab."""

    MEASURED = "measured"
    RECIPE = "stated in the recipe"
    MATERIAL = "material data"
    SIMULATED = "simulated"
    PREDICTED = "predicted by thermodynamics"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition of a route and what the evidence says of it."""

    condition: str
    """Short name, e.g. ``"dissolution temperature"``."""

    answer: Answer
    """Met, not met or not known."""

    value: str
    """The value found, with its unit; empty when there is none."""

    limit: str
    """What the route asks for."""

    evidence: str
    """Which record, simulation, prediction or material value says so."""

    kind: EvidenceKind
    """Where that evidence comes from."""

    next_step: str = ""
    """What to measure next where the answer is not known; else empty."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A route with all its findings."""

    route: Route
    """P percolation, R with a miscible resin, L liquid-liquid."""

    title: str
    """The route in words."""

    findings: tuple[Finding, ...]
    """One a condition, in the order of the process."""

    @property
    def answer(self) -> Answer:
        """Met when all findings are; one 'not met' decides; else not known."""
        answers = {finding.answer for finding in self.findings}
        if Answer.NOT_MET in answers:
            return Answer.NOT_MET
        return Answer.MET if answers == {Answer.MET} else Answer.NOT_KNOWN

    @property
    def simulated(self) -> bool:
        """True when any finding rests on a simulation or a prediction."""
        computed = {EvidenceKind.SIMULATED, EvidenceKind.PREDICTED}
        return any(finding.kind in computed for finding in self.findings)
