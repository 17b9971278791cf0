"""What every condition of a route does: judge a case and say on what evidence."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from poreform.claims.case import Case
from poreform.claims.verdict import Answer, EvidenceKind, Finding


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer of one condition and what it rests on."""

    answer: Answer
    value: str
    evidence: str
    kind: EvidenceKind
    next_step: str = ""


class Condition(ABC):
    """One condition; knows no other one."""

    name: str
    """Short name, e.g. ``"dissolution temperature"``."""

    @property
    @abstractmethod
    def limit(self) -> str:
        """What is asked for, in words and figures; a plain text where it never varies."""

    @abstractmethod
    def rule(self, case: Case) -> Ruling:
        """Return the answer for the case, with its value and evidence."""

    def judge(self, case: Case) -> Finding:
        """Return the finding on the case."""
        ruling = self.rule(case)
        return Finding(
            condition=self.name,
            answer=ruling.answer,
            value=ruling.value,
            limit=self.limit,
            evidence=ruling.evidence,
            kind=ruling.kind,
            next_step=ruling.next_step,
        )


def answered(*, met: bool) -> Answer:
    """Return met or not met."""
    return Answer.MET if met else Answer.NOT_MET


def unknown(value: str, evidence: str, next_step: str) -> Ruling:
    """Return 'not known' without any evidence that decides."""
    return Ruling(Answer.NOT_KNOWN, value, evidence, EvidenceKind.NONE, next_step)
