"""The next membranes: the grid points that tell most about both intervals."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int

from poreform.core.errors import InputError
from poreform.core.streams import stream
from poreform.plan.kernels.information import expected_information
from poreform.window.curve import Readings
from poreform.window.find import Rules, beliefs_of
from poreform.window.grid import ORIGIN, STEP, indices_within, temperature_at
from poreform.window.scans import ScanWindow, mapping_of
from poreform.window.statistics import Beliefs

CLASSES = 4
"""Classes into which an earlier proposal's reading is sorted before the next is chosen."""

FEWEST_DRAWS = 40
"""Draws of a class from which its information is worked out."""

MOST_PROPOSALS = 4
"""More at a time leave too few draws in each class."""

FIRST_SPACING = 4
"""Grid steps between the points of a scan that begins: every 20 degC."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One membrane to make next."""

    temperature: float
    """Ts [degC], on the grid."""

    information: float | None
    """What it is expected to tell about Tl and Tu together [bit]; None to begin with."""

    about_lower: float | None
    """Of that, about Tl [bit]."""

    about_upper: float | None
    """Of that, about Tu [bit]."""

    why: str
    """In one sentence."""


def next_points(
    porosity: Mapping[float, Readings],
    extension: Mapping[float, Readings],
    *,
    count: int = 1,
    highest: float | None = None,
    rules: Rules | None = None,
    seed: int = 0,
) -> tuple[Proposal, ...]:
    """Return the membranes to make next, the most telling one first.

    A membrane gives both P and TL, so what it tells about Tl and about Tu adds up.

    Parameters
    ----------
    porosity, extension : mapping
        As for `find_window`.
    count : int
        Membranes to be made before anything is measured, 1 to 4.
    highest : float, optional
        Hottest Ts [degC] that can be made; the hottest on record when left out.
    rules, seed
        As for `find_window`.

    Raises
    ------
    InputError
        `count` is outside 1 to 4, or a figure is not possible.
    """
    if not 1 <= count <= MOST_PROPOSALS:
        raise InputError(f"count is {count}; propose 1 to {MOST_PROPOSALS} membranes")
    both = beliefs_of(porosity, extension, rules=rules, seed=seed)
    known = [entry for entry in both if entry is not None]
    if len(known) < len(both):
        return _first_points({*porosity, *extension}, count=count, highest=highest)
    return _telling(known, count=count, seed=seed)


def next_membranes(
    scan: ScanWindow, *, count: int = 1, highest: float | None = None, seed: int = 0
) -> tuple[Proposal, ...]:
    """Return the membranes to make next for a scan of records."""
    return next_points(
        mapping_of(scan.experiments, "porosity"),
        mapping_of(scan.experiments, "breaking_extension"),
        count=count,
        highest=highest,
        seed=seed,
    )


def _telling(both: list[Beliefs], *, count: int, seed: int) -> tuple[Proposal, ...]:
    rng = stream(seed, "next points")
    intervals = [entry.steepest for entry in both]
    candidates = sorted(set(both[0].indices) & set(both[1].indices))
    classes = [np.zeros(len(entry.curves), dtype=int) for entry in both]
    chosen: list[Proposal] = []
    for _ in range(min(count, len(candidates))):
        told = {
            index: [
                _given(entry, index, interval, c)
                for entry, interval, c in zip(both, intervals, classes, strict=True)
            ]
            for index in candidates
        }
        best = max(told, key=lambda index: sum(told[index]))
        chosen.append(_proposal(best, told[best]))
        candidates.remove(best)
        classes = [
            _refined(entry, best, c, rng) for entry, c in zip(both, classes, strict=True)
        ]
    return tuple(chosen)


def _given(
    beliefs: Beliefs,
    index: int,
    interval: Int[np.ndarray, " draws"],
    classes: Int[np.ndarray, " draws"],
) -> float:
    """Return the information [bit] at a grid index, averaged over what is then known."""
    value = beliefs.curves[:, index - beliefs.indices[0]]
    total = 0.0
    for label in np.unique(classes):
        inside = classes == label
        if inside.sum() >= FEWEST_DRAWS:
            told = expected_information(value[inside], interval[inside], beliefs.deviation)
            total += told * float(inside.mean())
    return total


def _refined(
    beliefs: Beliefs,
    index: int,
    classes: Int[np.ndarray, " draws"],
    rng: np.random.Generator,
) -> Int[np.ndarray, " draws"]:
    """Return the classes split by the reading to come at a chosen index."""
    value = beliefs.curves[:, index - beliefs.indices[0]]
    seen = value + beliefs.deviation * rng.standard_normal(value.size)
    edges = np.quantile(seen, np.linspace(0.0, 1.0, CLASSES + 1)[1:-1])
    return np.asarray(classes * CLASSES + np.searchsorted(edges, seen))


def _proposal(index: int, told: list[float]) -> Proposal:
    lower, upper = told
    subject = "Tl" if lower >= 2.0 * upper else "Tu" if upper >= 2.0 * lower else "both"
    return Proposal(
        temperature=temperature_at(index),
        information=lower + upper,
        about_lower=lower,
        about_upper=upper,
        why=f"expected to tell {lower + upper:.2f} bit, about {subject}",
    )


def _first_points(
    known: set[float], *, count: int, highest: float | None
) -> tuple[Proposal, ...]:
    """Return points every 20 degC that are not on record, the ends first."""
    top = highest if highest is not None else max([*known, ORIGIN + 20 * STEP])
    indices = indices_within(ORIGIN, top, tolerance=0.0)
    coarse = [indices[0], indices[-1], *indices[::FIRST_SPACING]]
    wanted = [
        index
        for index in dict.fromkeys(coarse)
        if not any(abs(t - temperature_at(index)) < 0.5 * STEP for t in known)
    ]
    why = "a scan begins with a coarse grid over the whole range"
    return tuple(
        Proposal(temperature_at(index), None, None, None, why) for index in wanted[:count]
    )
