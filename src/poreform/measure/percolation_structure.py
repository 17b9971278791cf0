"""Whether a structure is the percolation structure: each figure beside its limit.

The polymer is to be an isotropic network that branches in three dimensions in arbitrary
directions; the voids run between its struts from one face to the other.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.measure.instrument import Instrument
from poreform.measure.instruments.anisotropy import Anisotropy
from poreform.measure.instruments.grain_fraction import GrainFraction
from poreform.measure.instruments.polymer_connectivity import PolymerConnectivity
from poreform.measure.instruments.polymer_percolation import PolymerPercolation
from poreform.measure.instruments.pore_connectivity import PoreConnectivity
from poreform.measure.instruments.pore_percolation import PorePercolation
from poreform.measure.instruments.skeleton_coordination import SkeletonCoordination
from poreform.structure.membrane import Membrane

Answer = Literal["met", "not met", "not known"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the line is drawn, in the lab unit of each figure; the limits are ours."""

    least_percolating_axes: float = 3.0
    """Axes along which each phase leads through."""

    least_connectivity: float = 95.0
    """Share of each phase in its connected piece [%]."""

    most_anisotropy: float = 1.3
    """Largest over smallest eigenvalue of the fabric tensor [1]."""

    least_coordination: float = 3.0
    """Mean number of struts at the nodes of the polymer skeleton [1]."""

    most_grain_fraction: float = 50.0
    """Share of the polymer in compact grains [%]; above it spherulites dominate."""


@dataclass(frozen=True, slots=True)
class Check:
    """One figure beside its limit."""

    name: str
    """Key in `core.quantities.QUANTITIES`."""

    limit: str
    """The limit in words, e.g. ``"at least 95 %"``."""

    answer: Answer
    """Whether the figure keeps it."""

    reading: Reading | None
    """The figure; None when there is none."""

    reason: str
    """Why there is no figure; empty when there is one."""


@dataclass(frozen=True, slots=True)
class PercolationStructure:
    """The decision and every check behind it."""

    checks: tuple[Check, ...]

    @property
    def answer(self) -> Answer:
        """*met* when all checks are, *not met* when one is not, else *not known*."""
        answers = {check.answer for check in self.checks}
        if "not met" in answers:
            return "not met"
        return "not known" if "not known" in answers else "met"


@dataclass(frozen=True, slots=True)
class _Rule:
    instrument: Instrument
    at_least: bool
    limit: float
    when_unmeasurable: Answer


def percolation_structure(
    membrane: Membrane, limits: Limits, *, seed: int = 0
) -> PercolationStructure:
    """Return whether `membrane` is a percolation structure, with every figure.

    A figure that cannot be measured because the structure lacks the very thing (no
    passage, no node) is *not met*; one whose data are absent (no grain labels) is *not
    known*.

    Parameters
    ----------
    membrane
        The structure.
    limits
        Where the line is drawn.
    seed
        Integer that every random number of the instruments grows from.
    """
    more, less = True, False
    rules = (
        _Rule(PorePercolation(), more, limits.least_percolating_axes, "not met"),
        _Rule(PolymerPercolation(), more, limits.least_percolating_axes, "not met"),
        _Rule(PoreConnectivity(), more, limits.least_connectivity, "not met"),
        _Rule(PolymerConnectivity(), more, limits.least_connectivity, "not met"),
        _Rule(Anisotropy(), less, limits.most_anisotropy, "not known"),
        _Rule(SkeletonCoordination(), more, limits.least_coordination, "not met"),
        _Rule(GrainFraction(), less, limits.most_grain_fraction, "not known"),
    )
    return PercolationStructure(
        tuple(_check(rule, membrane, stream(seed, rule.instrument.name)) for rule in rules)
    )


def _check(rule: _Rule, membrane: Membrane, rng: np.random.Generator) -> Check:
    name = rule.instrument.quantity
    word = "at least" if rule.at_least else "at most"
    try:
        reading = rule.instrument.measure(membrane, rng=rng)
    except NotMeasurableError as error:
        limit = f"{word} {rule.limit:g}"
        return Check(name, limit, rule.when_unmeasurable, None, str(error))
    unit = "" if reading.unit == "1" else f" {reading.unit}"
    keeps = reading.value >= rule.limit if rule.at_least else reading.value <= rule.limit
    answer: Answer = "met" if keeps else "not met"
    return Check(name, f"{word} {rule.limit:g}{unit}", answer, reading, "")
