"""Condition (C)."""

import pytest

from poreform.claims.conditions.dissolution import WithinWindow, place
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.window.window import Bound, Flag, Status


def bound(*values, flags=()):
    return Bound("b", "q", Status.OK, "r", value=values[0], values=values, flags=flags)


@pytest.mark.parametrize(
    ("celsius", "answer"),
    [
        ("130 degC", Answer.NOT_MET),
        ("132.5 degC", Answer.MET),
        ("150 degC", Answer.MET),
        ("162.5 degC", Answer.MET),
        ("165 degC", Answer.NOT_MET),
    ],
)
def test_ts_lies_from_tl_to_tu_ends_included(case, scan, celsius, answer):
    recipe_case = case(
        scan(130.0, 160.0), dissolution={"temperature": celsius, "time": "1 h"}
    )
    assert WithinWindow().rule(recipe_case).answer is answer


def test_a_window_turned_round_holds_no_temperature(case, scan):
    assert WithinWindow().rule(case(scan(160.0, 130.0))).answer is Answer.NOT_MET


def test_another_concentration_is_not_known_with_its_distance(case, scan):
    found = WithinWindow().rule(case(scan(130.0, 160.0, concentration=0.3)))
    assert (found.answer, found.kind) == (Answer.NOT_KNOWN, EvidenceKind.NONE)
    assert found.evidence == "the nearest scan is at 30 wt%, 5 wt% away"


@pytest.fixture
def blend(case):
    """A function of records: 25 wt% polymer with 8 wt% resin in the solution."""

    def make(records):
        return case(
            records,
            resin={"name": "PMMA", "concentration": "8 wt%"},
            treatment={"code": "iv", "liquid": "acetone", "edges": "free", "time": "1 min"},
        )

    return make


def test_a_blend_is_judged_by_the_polymer_alone_at_its_share_of_the_solution(blend, scan):
    """Resin is stated apart: the scan at 25 wt% counts, neither 33 nor 25/92 = 27.2 wt%."""
    found = WithinWindow().rule(blend(scan(130.0, 160.0)))
    assert found.answer is Answer.MET
    assert "25 wt% of polymer, the resin apart" in found.value
    for other in (0.33, 0.272):
        away = WithinWindow().rule(blend(scan(130.0, 160.0, concentration=other)))
        assert away.answer is Answer.NOT_KNOWN
        assert away.next_step == "scan Ts at 25 wt% of polymer without the resin"


def test_a_scan_of_the_blend_itself_gives_no_bounds(blend, scan):
    """Tl and Tu are defined on solutions of the polymer alone."""
    with_resin = scan(130.0, 160.0, resin="PMMA", resin_concentration=0.08)
    assert WithinWindow().rule(blend(with_resin)).answer is Answer.NOT_KNOWN


def test_the_probability_stands_beside_the_answer(case, scan):
    assert "P(Tl <= Ts <= Tu) = 1.00" in WithinWindow().rule(case(scan(130.0, 160.0))).value


@pytest.mark.parametrize(
    ("temperature", "answer"),
    [(125.0, Answer.NOT_MET), (135.0, Answer.NOT_KNOWN), (150.0, Answer.MET)],
)
def test_a_tie_of_tl_counts_at_its_highest(temperature, answer):
    assert place(temperature, bound(142.5, 132.5), bound(160.0)) is answer


LAST = (Flag.LAST_INTERVAL,)
STOPPED = (Flag.LAST_INTERVAL, Flag.PHYSICAL_STOP)


@pytest.mark.parametrize(
    ("temperature", "lower", "upper", "answer"),
    [
        (170.0, bound(132.5), bound(162.5, flags=LAST), Answer.NOT_KNOWN),
        (170.0, bound(132.5), bound(162.5, flags=STOPPED), Answer.NOT_MET),
        (150.0, bound(132.5), bound(162.5, flags=LAST), Answer.MET),
        (150.0, bound(132.5, flags=LAST), bound(162.5), Answer.NOT_KNOWN),
        (120.0, bound(132.5, flags=LAST), bound(162.5), Answer.NOT_MET),
    ],
)
def test_a_maximum_in_the_last_interval_says_at_least_here(
    temperature, lower, upper, answer
):
    assert place(temperature, lower, upper) is answer


def test_a_bound_without_a_value_places_nothing():
    assert (
        place(150.0, Bound("Tl", "q", Status.CENSORED, "r"), bound(160.0))
        is Answer.NOT_KNOWN
    )


def test_an_unfinished_scan_at_this_concentration_is_not_known(case, scan):
    unfinished = [r for r in scan(130.0, 160.0) if r.name not in {"m130", "m135"}]
    found = WithinWindow().rule(case(unfinished))
    assert found.answer is Answer.NOT_KNOWN
    assert "finish the scan" in found.next_step
