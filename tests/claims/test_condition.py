"""What every condition shares."""

from poreform.claims.condition import Condition, Ruling, answered, unknown
from poreform.claims.verdict import Answer, EvidenceKind


class Always(Condition):
    name = "always"
    limit = "nothing"

    def rule(self, case):
        return Ruling(Answer.MET, case.polymer.name, "e", EvidenceKind.RECIPE, "n")


def test_a_finding_carries_the_name_and_the_limit_of_its_condition(case):
    found = Always().judge(case())
    assert (found.condition, found.limit, found.value, found.next_step) == (
        "always",
        "nothing",
        "PVDF",
        "n",
    )


def test_a_truth_becomes_an_answer():
    assert (answered(met=True), answered(met=False)) == (Answer.MET, Answer.NOT_MET)


def test_not_known_rests_on_nothing():
    found = unknown("v", "e", "n")
    assert (found.answer, found.kind) == (Answer.NOT_KNOWN, EvidenceKind.NONE)
