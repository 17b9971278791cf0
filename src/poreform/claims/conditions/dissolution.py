"""Condition (C): the polymer is dissolved at a Ts between Tl and Tu.

The concentration of a blend is that of its polymer in the whole solution, the resin stated
apart: Tl and Tu are defined on solutions of the polymer alone and applied to the blend.
"""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.units import from_si
from poreform.window.scans import ScanWindow
from poreform.window.window import Bound, Flag

ROUNDING = 1e-6
"""[degC] left by the conversion from kelvin."""


@final
class WithinWindow(Condition):
    """Tl <= Ts <= Tu, both of this polymer, solvent and concentration."""

    name = "dissolution (C)"
    limit = "Tl <= Ts <= Tu of this w (polymer in the solution)"

    def rule(self, case: Case) -> Ruling:
        """Return the answer of a scan at the recipe's own w, measured before simulated."""
        temperature = from_si(case.recipe.dissolution.temperature, "degC")
        undecided: list[ScanWindow] = []
        for simulated in (False, True):
            own = [
                scan
                for scan in case.scans(simulated=simulated)
                if case.is_same_concentration(scan.conditions)
            ]
            for scan in own:
                answer = place(temperature, scan.window.lower, scan.window.upper)
                if answer is not Answer.NOT_KNOWN:
                    return _decided(answer, case, scan)
            undecided += own
        if undecided:
            return unknown(
                f"Ts = {temperature:g} degC; {undecided[0].window.reason}",
                undecided[0].label,
                "finish the scan at this concentration",
            )
        return _elsewhere(case, temperature)


def place(temperature: float, lower: Bound, upper: Bound) -> Answer:
    """Return whether Ts [degC] lies between Tl and Tu, with ties and open ends allowed for.

    A maximum in the last interval without a physical stop says only 'at least here'.
    """
    if lower.value is None or upper.value is None:
        return Answer.NOT_KNOWN
    slack = ROUNDING
    below = temperature < min(lower.values) - slack
    above = temperature > max(upper.values) + slack and not is_open(upper)
    if below or above:
        return Answer.NOT_MET
    safely_above = temperature >= max(lower.values) - slack and not is_open(lower)
    safely_below = temperature <= min(upper.values) + slack
    return Answer.MET if safely_above and safely_below else Answer.NOT_KNOWN


def is_open(bound: Bound) -> bool:
    """Return whether the true value may lie above the scan."""
    return Flag.LAST_INTERVAL in bound.flags and Flag.PHYSICAL_STOP not in bound.flags


def _decided(answer: Answer, case: Case, scan: ScanWindow) -> Ruling:
    temperature = from_si(case.recipe.dissolution.temperature, "degC")
    lower, upper = scan.window.lower.value, scan.window.upper.value
    chance = scan.window.inside.get(round(temperature, 6))
    tail = "" if chance is None else f" (P(Tl <= Ts <= Tu) = {chance:.2f})"
    return Ruling(
        answer,
        f"Ts = {temperature:g} degC, Tl = {lower:g}, Tu = {upper:g} degC{tail}{_at(case)}",
        scan.label,
        EvidenceKind.SIMULATED if scan.simulated else EvidenceKind.MEASURED,
        "confirm the simulated scan by a measured one" if scan.simulated else "",
    )


def _elsewhere(case: Case, temperature: float) -> Ruling:
    """Return 'not known', with how far away the nearest scanned concentration is."""
    scans = [scan for s in (False, True) for scan in case.scans(simulated=s)]
    distances = [
        (abs(w - case.concentration), w)
        for scan in scans
        if (w := scan.conditions.concentration) is not None
    ]
    near = "no scan of this polymer and solvent"
    if distances:
        away, w = min(distances)
        near = f"the nearest scan is at {100 * w:g} wt%, {100 * away:.3g} wt% away"
    return unknown(
        f"Ts = {temperature:g} degC",
        near,
        f"scan Ts at {100 * case.concentration:g} wt%"
        + (" of polymer without the resin" if case.resin else ""),
    )


def _at(case: Case) -> str:
    """Return which w of a blend was compared; empty for a plain solution."""
    if case.resin is None:
        return ""
    return f" at {100 * case.concentration:g} wt% of polymer, the resin apart"
