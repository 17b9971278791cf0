"""Weights in the solution."""

import pytest

from poreform.claims.conditions.proportions import (
    PolymerToLiquids,
    PolymerToResin,
    PolymerToSolvent,
    Solids,
)
from poreform.claims.verdict import Answer


def blend(case, polymer, resin):
    return case(
        solution={"concentration": f"{polymer} wt%"},
        resin={"name": "PMMA", "concentration": f"{resin} wt%"},
        treatment={"code": "iv", "liquid": "acetone", "edges": "free", "time": "1 min"},
    )


@pytest.mark.parametrize("w", [10, 25, 60])
def test_polymer_to_solvent_from_10_90_to_60_40(case, w):
    found = PolymerToSolvent().rule(case(solution={"concentration": f"{w} wt%"}))
    assert (found.answer, found.value) == (Answer.MET, f"{w}:{100 - w}")


@pytest.mark.parametrize(
    ("polymer", "resin", "answer"),
    [
        (20, 30, Answer.MET),
        (20, 31, Answer.NOT_MET),
        (45, 5, Answer.MET),
        (46, 5, Answer.NOT_MET),
    ],
)
def test_polymer_to_resin_from_40_60_to_90_10(case, polymer, resin, answer):
    assert PolymerToResin().rule(blend(case, polymer, resin)).answer is answer


def test_polymer_to_all_the_rest_counts_the_resin_as_liquid(case):
    assert PolymerToLiquids().rule(blend(case, 22, 8)).value == "22:78"


def test_polymer_and_resin_make_at_most_60_percent(case):
    found = Solids().rule(blend(case, 40, 20))
    assert (found.answer, found.value) == (Answer.MET, "60 wt%")


def test_a_plain_solution_has_no_ratio_to_a_resin(case):
    found = PolymerToResin().rule(case())
    assert (found.answer, found.value) == (Answer.NOT_MET, "100:0")
