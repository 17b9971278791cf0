"""The resin: none, or a miscible one."""

from dataclasses import replace

from poreform.claims.conditions.resin import MiscibleResin, NoResin
from poreform.claims.verdict import Answer, EvidenceKind


def blend(case):
    return case(
        resin={"name": "PMMA", "concentration": "8 wt%"},
        treatment={"code": "iv", "liquid": "acetone", "edges": "free", "time": "1 min"},
    )


def test_a_plain_solution_has_no_resin(case):
    assert NoResin().rule(case()).answer is Answer.MET
    assert MiscibleResin().rule(case()).answer is Answer.NOT_MET


def test_pmma_is_on_file_as_miscible(case):
    found = MiscibleResin().rule(blend(case))
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.MATERIAL)
    assert NoResin().rule(blend(case)).answer is Answer.NOT_MET


def test_a_pair_that_parts_is_not_miscible(case):
    plain = blend(case)
    parting = plain.resin_pair.model_copy(update={"observed": "liquid-liquid"})
    assert MiscibleResin().rule(replace(plain, resin_pair=parting)).answer is Answer.NOT_MET


def test_a_pair_that_is_not_on_file_is_not_known(case):
    found = MiscibleResin().rule(replace(blend(case), resin_pair=None))
    assert found.answer is Answer.NOT_KNOWN
    assert "glass transition" in found.next_step
