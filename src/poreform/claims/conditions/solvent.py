"""Condition (B): the solvent can form the percolation structure."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.window.scans import ScanWindow


@final
class FormsPercolation(Condition):
    """Some concentration within 10-60 wt% has Tu - Tl > 0."""

    name = "solvent (B)"
    limit = "Tu - Tl > 0 at some w within 10-60 wt%"

    def rule(self, case: Case) -> Ruling:
        """Return met as soon as one scan qualifies; measured scans are asked first.

        Scans that do not qualify leave the other concentrations open, so they give 'not
        known' here; condition (C) decides at the recipe's own concentration.
        """
        for simulated in (False, True):
            scans = [scan for scan in case.scans(simulated=simulated) if counts(scan)]
            for scan in scans:
                if scan.window.qualifies:
                    return _qualified(scan)
        counted = [
            scan for s in (False, True) for scan in case.scans(simulated=s) if counts(scan)
        ]
        if not counted:
            return unknown(
                "",
                f"no dissolution scan of {case.polymer.name} in {case.diluent.name}",
                "make membranes at Ts = 100, 105, ... degC and measure P and TL",
            )
        return unknown(
            "; ".join(_shown(scan) for scan in counted),
            "; ".join(scan.label for scan in counted),
            _next(counted),
        )


def counts(scan: ScanWindow) -> bool:
    """Return whether a scan may qualify a solvent: w within 10-60 wt%, Mw >= 1e5 g/mol.

    A molar mass that is not stated is the recipe's own: the scan was matched to it.
    """
    return scan.conditions.concentration is not None and not scan.cannot_qualify


def _qualified(scan: ScanWindow) -> Ruling:
    return Ruling(
        Answer.MET,
        _shown(scan),
        scan.label,
        EvidenceKind.SIMULATED if scan.simulated else EvidenceKind.MEASURED,
        "confirm the simulated scan by a measured one" if scan.simulated else "",
    )


def _shown(scan: ScanWindow) -> str:
    chance = scan.window.probability
    tail = "" if chance is None else f" (P(Tu > Tl) = {chance:.2f})"
    return f"{scan.window.reason}{tail}"


def _next(scans: list[ScanWindow]) -> str:
    wanted = sorted(
        {
            t
            for scan in scans
            for b in (scan.window.lower, scan.window.upper)
            for t in b.ask_next
        }
    )
    if wanted:
        return f"make membranes at Ts = {', '.join(f'{t:g}' for t in wanted)} degC"
    if all(scan.window.qualifies is False for scan in scans):
        return "scan another concentration within 10-60 wt%"
    return "measure replicates where the slopes are greatest"
