"""The verdict in words never says more than the evidence."""

from dataclasses import replace

import pytest

from poreform.claims.verdict import Answer
from poreform.report.headline import SIMULATED, headline, percent


def with_answer(scan, *, answer):
    return replace(scan, window=replace(scan.window, qualifies=answer))


def test_a_route_that_is_met_is_a_yes(scan_view, verdict):
    words = headline(scan_view(verdicts=(verdict("P", Answer.MET),)))
    assert words.tone == "yes"
    assert words.answer == "This recipe meets route P."


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
    words = headline(replace(view, scans=(with_answer(view.scans[0], answer=answer),)))
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
