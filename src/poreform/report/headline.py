"""The verdict in words: what the answer is, why, and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from poreform.claims.verdict import Answer, Verdict
from poreform.report.view import ScanView
from poreform.window.scans import ScanWindow, any_qualifies

Tone = Literal["yes", "no", "open"]

SIMULATED = (
    "Figures marked as simulated come from a model with assumed constants; they say what "
    "to try next and never count as a measurement."
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The first thing a reader sees."""

    tone: Tone
    """Whether the answer is yes, no or still open."""

    answer: str
    """The answer in one sentence."""

    reasons: tuple[str, ...]
    """Why, one sentence each."""

    certainty: tuple[str, ...]
    """How sure it is, one sentence each."""


def headline(view: ScanView) -> Headline:
    """Return the verdict of a view in words: routes first, else the window alone."""
    tone, answer = _answer(view)
    return Headline(
        tone=tone,
        answer=answer,
        reasons=(*_route_reasons(view.verdicts), *_scan_reasons(view.scans)),
        certainty=_certainty(view),
    )


def _answer(view: ScanView) -> tuple[Tone, str]:
    met = [verdict for verdict in view.verdicts if verdict.answer is Answer.MET]
    if met:
        routes = " and ".join(f"route {verdict.route}" for verdict in met)
        return "yes", f"This recipe meets {routes}."
    match any_qualifies(view.scans):
        case True:
            return _with_routes(view, "the window between Tl and Tu is open")
        case False:
            return "no", "No window: Tu does not lie above Tl at any concentration scanned."
        case None if view.scans:
            return "open", "Not known yet: the scan does not settle both Tl and Tu."
    return _with_routes(view, "no dissolution scan was made")


def _with_routes(view: ScanView, finding: str) -> tuple[Tone, str]:
    if not view.verdicts:
        return ("yes" if any_qualifies(view.scans) else "open"), f"{_capital(finding)}."
    if all(verdict.answer is Answer.NOT_MET for verdict in view.verdicts):
        return "no", f"This recipe meets none of the three routes; {finding}."
    waiting = [v.route for v in view.verdicts if v.answer is Answer.NOT_KNOWN]
    which = f"route{'s' if len(waiting) > 1 else ''} {' and '.join(waiting)}"
    return "open", f"{_capital(finding)}; for {which} some conditions are not known yet."


def _route_reasons(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    return tuple(
        f"Route {verdict.route} ({verdict.title}): {verdict.answer.value}"
        f"{_deciding(verdict)}."
        for verdict in verdicts
    )


def _deciding(verdict: Verdict) -> str:
    if verdict.answer is Answer.MET:
        return ""
    names = [
        finding.condition
        for finding in verdict.findings
        if finding.answer is verdict.answer
    ]
    return f", because of {', '.join(names[:3])}{' and more' if len(names) > 3 else ''}"


def _scan_reasons(scans: Sequence[ScanWindow]) -> tuple[str, ...]:
    return tuple(f"{scan.label}: {scan.window.reason.rstrip('.')}." for scan in scans)


def _certainty(view: ScanView) -> tuple[str, ...]:
    sentences = [
        f"{scan.label}: the probability that Tu lies above Tl is "
        f"{percent(scan.window.probability)} ({scan.window.lower.model or 'no model'})."
        for scan in view.scans
        if scan.window.probability is not None
    ]
    records = [entry for entry in view.experiments if entry.state != "not dissolved"]
    solid = len(view.experiments) - len(records)
    simulated = sum(record.origin == "simulated" for record in records)
    failed = sum(record.state == "failed" for record in records)
    sentences.append(
        f"It rests on {_counted(len(records))}, {simulated} of them simulated"
        + (f"; {failed} failed" if failed else "")
        + (f"; further dopes that did not dissolve: {solid}." if solid else ".")
    )
    if simulated or any(verdict.simulated for verdict in view.verdicts):
        sentences.append(SIMULATED)
    return tuple(sentences)


def _counted(count: int) -> str:
    return "1 membrane" if count == 1 else f"{count} membranes"


def percent(share: float) -> str:
    """Return a probability as words that promise no more digits than it has."""
    if share < 0.01:
        return "below 1 %"
    return "above 99 %" if share > 0.99 else f"{100.0 * share:.0f} %"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
