"""The verdict in words: what the answer is, why, and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from poreform.claims.conditions.solvent import FormsPercolation
from poreform.claims.verdict import Answer, Verdict
from poreform.lab.experiment import Experiment
from poreform.report.doubts import UNSURE, doubts, doubts_and_remedy, order_is_sure
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


SOLVENT = FormsPercolation.name
"""The condition that asks for an open window of the recipe's solvent."""

FEW_SCANS = 3
"""Up to so many scans each has a sentence of its own; more are counted."""

PREDICTED = (
    "Conditions marked as predicted rest on thermodynamics with assumed constants and "
    "never count as a measurement."
)


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
        where = " (partly by simulation)" if any(v.simulated for v in met) else ""
        return "yes", f"This recipe meets {routes}{where}."
    scans = deciding(view.scans)
    match any_qualifies(scans):
        case True:
            return _with_routes(view, _open_window(scans))
        case False:
            return "no", (
                "No window: Tu does not lie above Tl "
                + ("in any scan." if len(scans) > 1 else "in this scan.")
            )
        case None if scans:
            return "open", (
                "Not known yet: "
                + ("no scan settles" if len(scans) > 1 else "the scan does not settle")
                + " both Tl and Tu."
            )
    return _with_routes(view, "no dissolution scan was made")


def deciding(scans: Sequence[ScanWindow]) -> tuple[ScanWindow, ...]:
    """Return the scans that give the answer: the measured ones, where there are any."""
    measured = tuple(scan for scan in scans if not scan.simulated)
    return measured or tuple(scans)


def _open_window(scans: Sequence[ScanWindow]) -> str:
    finding = "the window between Tl and Tu is open"
    if len(scans) > 1:
        count = sum(scan.qualifies is True for scan in scans)
        finding += f" in {count} of {len(scans)} scans"
    return f"in simulation, {finding}" if scans[0].simulated else finding


def _with_routes(view: ScanView, finding: str) -> tuple[Tone, str]:
    if not view.verdicts:
        tone: Tone = "yes" if any_qualifies(deciding(view.scans)) else "open"
        return tone, f"{_capital(finding)}."
    if all(verdict.answer is Answer.NOT_MET for verdict in view.verdicts):
        return "no", f"This recipe meets none of the three routes; {finding}."
    if not _window_of_recipe(view.verdicts):
        finding = "no scan of this recipe's polymer and solvent shows an open window"
    waiting = [v.route for v in view.verdicts if v.answer is Answer.NOT_KNOWN]
    which = f"route{'s' if len(waiting) > 1 else ''} {' and '.join(waiting)}"
    return "open", f"{_capital(finding)}; for {which} some conditions are not known yet."


def _window_of_recipe(verdicts: Sequence[Verdict]) -> bool:
    """Return whether (B) is met: an open window of another solvent says nothing here."""
    return any(
        finding.condition == SOLVENT and finding.answer is Answer.MET
        for verdict in verdicts
        for finding in verdict.findings
    )


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
    if len(scans) <= FEW_SCANS:
        return tuple(
            f"{scan.label}: {scan.window.reason.rstrip('.')}{_barred(scan.cannot_qualify)}."
            for scan in scans
        )
    words = {
        True: "Tu lies above Tl",
        False: "Tu does not lie above Tl",
        None: "Not known whether Tu lies above Tl",
    }
    return tuple(
        f"{word} in {len(found)} of {len(scans)} scans: {_named(found)}."
        for answer, word in words.items()
        if (found := [scan.label for scan in scans if scan.qualifies is answer])
    )


def _barred(why: str) -> str:
    return f"; it cannot qualify a solvent, because {why}" if why else ""


def _named(labels: Sequence[str]) -> str:
    rest = len(labels) - 6
    return "; ".join(labels[:6]) + (f"; and {rest} more" if rest > 0 else "")


def _certainty(view: ScanView) -> tuple[str, ...]:
    sentences = [*_chances(view.scans), _membranes(view.experiments)]
    if any(record.origin == "simulated" for record in view.experiments):
        sentences.append(SIMULATED)
    elif any(verdict.simulated for verdict in view.verdicts):
        sentences.append(PREDICTED)
    return tuple(sentences)


def _chances(scans: Sequence[ScanWindow]) -> list[str]:
    """Return how sure the order of Tl and Tu is, and what keeps the scans unsettled."""
    if len(scans) > FEW_SCANS:
        return _counted_chances(scans)
    known = [scan for scan in scans if scan.window.probability is not None]
    sentences = [
        f"{scan.label}: the probability that Tu lies above Tl is "
        f"{percent(scan.window.probability or 0.0)} (Gaussian process)."
        for scan in known
    ]
    doubtful_scans = [(scan.label, doubts_and_remedy(scan.window)) for scan in scans]
    sentences += [
        f"{label}: uncertain is {'; '.join(found)}."
        for label, found in doubtful_scans
        if found
    ]
    return sentences


def _counted_chances(scans: Sequence[ScanWindow]) -> list[str]:
    """Return the same for many scans: the order, which decides, apart from the figures."""
    windows = [scan.window for scan in scans]
    sure = sum(order_is_sure(window) for window in windows)
    doubtful = sum(bool(doubts(window)) for window in windows)
    sentences = [
        f"Which of Tl and Tu is higher is sure in {sure} of {len(scans)} scans: "
        f"P(Tu > Tl) is above {percent(UNSURE[1])} or below {percent(UNSURE[0])} "
        "(Gaussian process)."
    ]
    if doubtful:
        sentences.append(
            f"Tl or Tu itself is not told to one interval in {doubtful} of {len(scans)} "
            "scans; the list of scans says what is uncertain and which membranes would "
            "settle it."
        )
    return sentences


def _membranes(experiments: Sequence[Experiment]) -> str:
    records = [entry for entry in experiments if entry.state != "not dissolved"]
    solid = len(experiments) - len(records)
    simulated = sum(record.origin == "simulated" for record in records)
    failed = sum(record.state == "failed" for record in records)
    origin = {0: "all measured", len(records): "all simulated"}.get(
        simulated, f"{simulated} of them simulated"
    )
    return (
        f"It rests on {_counted(len(records))}"
        + (f", {origin}" if records else "")
        + (f"; {failed} failed" if failed else "")
        + (f"; further dopes that did not dissolve: {solid}." if solid else ".")
    )


def _counted(count: int) -> str:
    return "1 membrane" if count == 1 else f"{count} membranes"


def percent(share: float) -> str:
    """Return a probability as words that promise no more digits than it has."""
    if share < 0.01:
        return "below 1 %"
    return "above 99 %" if share > 0.99 else f"{100.0 * share:.0f} %"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
