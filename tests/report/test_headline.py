"""The verdict in words never says more than the evidence."""

from dataclasses import replace

import pytest

from poreform.claims.verdict import Answer
from poreform.report.headline import SIMULATED, headline, percent
from poreform.window.scans import windows_of


def as_measured(view):
    return [r.model_copy(update={"origin": "measured"}) for r in view.experiments]


def with_answer(scan, *, answer):
    return replace(scan, window=replace(scan.window, qualifies=answer))


def test_a_route_that_is_met_is_a_yes(scan_view, verdict):
    words = headline(scan_view(verdicts=(verdict("P", Answer.MET),)))
    assert words.tone == "yes"
    assert words.answer == "This recipe meets route P (partly by simulation)."


def test_one_condition_not_known_keeps_the_answer_open(scan_view, verdict):
    words = headline(scan_view(verdicts=(verdict("P", Answer.MET, Answer.NOT_KNOWN),)))
    assert words.tone == "open"
    assert "route P some conditions are not known yet" in words.answer
    assert any("because of condition 1" in reason for reason in words.reasons)


def test_no_route_met_is_a_no(scan_view, verdict):
    verdicts = tuple(verdict(route, Answer.NOT_MET) for route in ("P", "R", "L"))
    words = headline(scan_view(verdicts=verdicts))
    assert words.tone == "no"
    assert "meets none of the three routes" in words.answer


@pytest.mark.parametrize(
    ("answer", "tone", "start"),
    [
        (True, "yes", "The window between Tl and Tu is open"),
        (False, "no", "No window"),
        (None, "open", "Not known yet"),
    ],
)
def test_without_routes_the_window_is_the_answer(scan_view, answer, tone, start):
    view = scan_view(verdicts=())
    scans = windows_of(as_measured(view))
    words = headline(replace(view, scans=(with_answer(scans[0], answer=answer),)))
    assert words.tone == tone
    assert words.answer.startswith(start)


def test_without_a_scan_nothing_is_claimed(scan_view):
    words = headline(scan_view(scans=(), verdicts=()))
    assert words.tone == "open"
    assert words.answer == "No dissolution scan was made."


def test_simulated_evidence_is_named_as_such(scan_view):
    assert SIMULATED in headline(scan_view()).certainty


def test_measured_evidence_is_not_called_simulated(scan_view):
    view = scan_view(verdicts=())
    measured = [
        record.model_copy(update={"origin": "measured"}) for record in view.experiments
    ]
    assert SIMULATED not in headline(replace(view, experiments=tuple(measured))).certainty


def test_failed_membranes_are_counted(scan_view, experiment):
    failed = experiment(100).model_copy(update={"state": "failed", "readings": ()})
    words = headline(scan_view(experiments=(failed,)))
    assert any("1 membrane," in line and "1 failed" in line for line in words.certainty)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "below 1 %"), (0.876, "88 %"), (0.999, "above 99 %"), (1.0, "above 99 %")],
)
def test_a_probability_is_never_certainty(share, text):
    assert percent(share) == text


def test_a_window_of_the_simulator_alone_is_named_as_such(scan_view):
    assert headline(scan_view(verdicts=())).answer.startswith("In simulation, the window")


def test_measured_scans_decide_where_there_are_any(scan_view):
    view = scan_view(verdicts=())
    (measured,) = windows_of(as_measured(view))
    scans = (*view.scans, with_answer(measured, answer=None))
    assert headline(replace(view, scans=scans)).tone == "open"


def test_an_open_window_of_another_solvent_says_nothing_of_the_recipe(scan_view, verdict):
    """The condition on the solvent is not met: the scan shown is of another one."""
    words = headline(scan_view(verdicts=(verdict("P", Answer.NOT_KNOWN),)))
    assert (
        "no scan of this recipe's polymer and solvent shows an open" in words.answer.lower()
    )


def test_many_scans_are_counted_and_not_listed_one_by_one(scan_view):
    view = scan_view(verdicts=())
    words = headline(replace(view, scans=view.scans * 8))
    assert words.reasons[0].startswith("Tu lies above Tl in 8 of 8 scans")
    assert "and 2 more" in words.reasons[0]
    assert len(words.certainty) < 5
