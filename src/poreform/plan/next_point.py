"""The next membranes: the grid points that tell most about both intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int

from poreform.core.errors import InputError
from poreform.core.small_matrices import one_thread
from poreform.core.streams import stream
from poreform.plan.kernels.information import expected_information
from poreform.window.curve import Readings
from poreform.window.find import Rules, beliefs_of
from poreform.window.grid import ORIGIN, STEP, indices_within, temperature_at
from poreform.window.scans import ScanWindow, mapping_of
from poreform.window.statistics import DRAWS, Beliefs

CLASSES = 3
"""Classes into which an earlier proposal's reading is sorted before the next is chosen."""

TOGETHER_DRAWS = 4 * DRAWS
"""Curves drawn where several are proposed, so that the classes of the third hold as many as
its information wants (`plan.kernels.information` says what fewer feign)."""

FEWEST_DRAWS = 40
"""Draws of a class from which its information is worked out."""

MOST_PROPOSALS = 4
"""More at a time leave too few draws in each class."""


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
    draws = DRAWS if count == 1 else TOGETHER_DRAWS
    both = beliefs_of(porosity, extension, rules=rules, seed=seed, draws=draws)
    known = [entry for entry in both if entry is not None]
    if len(known) < len(both):
        return _first_points({*porosity, *extension}, count=count, highest=highest)
    return telling(known, count=count, seed=seed)


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


def telling(both: Sequence[Beliefs], *, count: int, seed: int) -> tuple[Proposal, ...]:
    """Return the grid points whose readings tell most about the intervals of `both`."""
    rng = stream(seed, "next points")
    intervals = [entry.steepest for entry in both]
    candidates = sorted(set(both[0].indices) & set(both[1].indices))
    classes = [np.zeros(len(entry.curves), dtype=int) for entry in both]
    chosen: list[Proposal] = []
    with one_thread():
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
                _refined(entry, best, c, rng)
                for entry, c in zip(both, classes, strict=True)
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
    """Return grid points, each as far as can be from all that is on record or chosen.

    From nothing these are the two ends, the middle and the quarters.
    """
    top = highest if highest is not None else max([*known, ORIGIN + 20 * STEP])
    free = list(indices_within(ORIGIN, top, tolerance=0.0))
    taken = [(temperature - ORIGIN) / STEP for temperature in known]
    free = [index for index in free if all(abs(index - place) >= 0.5 for place in taken)]
    chosen: list[int] = []
    while free and len(chosen) < count:
        best = max(free, key=lambda index: min((abs(index - p) for p in taken), default=0))
        free.remove(best)
        taken.append(best)
        chosen.append(best)
    why = "a scan begins with its ends and halves what lies widest apart"
    return tuple(Proposal(temperature_at(index), None, None, None, why) for index in chosen)
