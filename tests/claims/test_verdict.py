"""Verdicts: how findings add up."""

import pytest

from poreform.claims.verdict import Answer, EvidenceKind, Finding, Verdict


def verdict(*answers, kind=EvidenceKind.MEASURED):
    findings = tuple(
        Finding(f"c{k}", a, "v", "l", "e", kind) for k, a in enumerate(answers)
    )
    return Verdict("P", "percolation", findings)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((Answer.MET, Answer.MET), Answer.MET),
        ((Answer.MET, Answer.NOT_KNOWN), Answer.NOT_KNOWN),
        ((Answer.NOT_KNOWN, Answer.NOT_MET), Answer.NOT_MET),
        ((Answer.MET, Answer.NOT_MET), Answer.NOT_MET),
    ],
)
def test_one_not_met_decides_and_one_not_known_leaves_it_open(answers, expected):
    assert verdict(*answers).answer is expected


def test_a_verdict_says_whether_anything_was_computed():
    assert verdict(Answer.MET, kind=EvidenceKind.SIMULATED).simulated
    assert verdict(Answer.MET, kind=EvidenceKind.PREDICTED).simulated
    assert not verdict(Answer.MET).simulated
