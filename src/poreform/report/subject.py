"""What a report is about, in a few words, where nobody gave it a title."""

from collections.abc import Iterable, Sequence

from poreform.window.scans import ScanWindow

MOST_NAMED = 3
"""Solvents named; more are counted."""


def subject(scans: Sequence[ScanWindow]) -> str:
    """Return what was scanned: ``"PVDF in sulfolane and dibutyl phthalate"``.

    One scan is called by its own label, which has its concentration.  Simulated scans that
    stand beside measured ones are not named: they are there for those.
    """
    scans = [scan for scan in scans if not scan.simulated] or list(scans)
    if not scans:
        return "Membranes"
    if len(scans) == 1:
        return scans[0].label or "Dissolution scan"
    polymers = _each(scan.conditions.polymer for scan in scans)
    solvents = _each(scan.conditions.solvent for scan in scans)
    if not polymers or not solvents:
        return f"{len(scans)} dissolution scans"
    return f"{_listed(polymers, 'polymers')} in {_listed(solvents, 'solvents')}"


def _each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _listed(names: Sequence[str], what: str) -> str:
    if len(names) > MOST_NAMED:
        return f"{len(names)} {what}"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
