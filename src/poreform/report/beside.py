"""Which simulated scan stands beside which measured one: the same solution of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from poreform.claims.case import SAME_CONCENTRATION, same_diluent
from poreform.core.errors import UnknownNameError
from poreform.lab.experiment import Experiment
from poreform.materials.catalogue import Catalogue
from poreform.window.scans import ScanWindow


@dataclass(frozen=True, slots=True)
class Beside:
    """A measured and a simulated scan of one solution."""

    measured: ScanWindow
    """What a lab found."""

    simulated: ScanWindow
    """What the virtual line predicts."""


def beside(scans: Sequence[ScanWindow], catalogue: Catalogue) -> tuple[Beside, ...]:
    """Return each measured scan with the first simulated one of its solution.

    The solution is polymer, diluent, concentration and resin; how the membranes were made
    may differ and is for the reader to compare.  Abbreviations are looked up, so that DBP
    stands beside dibutyl phthalate.
    """
    pairs = []
    for scan in scans:
        if scan.simulated:
            continue
        other = next(
            (
                entry
                for entry in scans
                if entry.simulated and is_same(scan.conditions, entry.conditions, catalogue)
            ),
            None,
        )
        if other is not None:
            pairs.append(Beside(scan, other))
    return tuple(pairs)


def is_same(one: Experiment, other: Experiment, catalogue: Catalogue) -> bool:
    """Return whether two records are of one solution, as far as both tell it."""
    if one.concentration is None or other.concentration is None:
        return False
    return (
        abs(one.concentration - other.concentration) < SAME_CONCENTRATION
        and _polymer(one, catalogue) == _polymer(other, catalogue)
        and one.resin.casefold() == other.resin.casefold()
        and same_diluent(one.solvent, other.solvent, catalogue)
    )


def _polymer(record: Experiment, catalogue: Catalogue) -> str:
    try:
        return catalogue.polymer(record.polymer).name
    except UnknownNameError:
        return record.polymer.strip().casefold()
