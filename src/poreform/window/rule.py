"""The literal rule (B): the interval of the greatest slope, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from poreform.window.curve import Curve
from poreform.window.grid import STEP, temperature_at
from poreform.window.window import Flag, Status

ROUNDING = 1e-9
"""Steps [%] that differ by less are equal: the rounding of sums of decimal figures."""

LEAST_RESOLVED = 0.95
"""P(greatest slope > 0) below which a maximum is within noise."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the literal rule says of one curve, in grid indices."""

    status: Status
    """Case of the rule."""

    reason: str
    """The case in one sentence."""

    intervals: tuple[int, ...] = ()
    """Lower index of each interval left possible."""

    flags: tuple[Flag, ...] = ()
    """First or last interval, tie, missing points, start above 100 degC."""

    missing: tuple[int, ...] = ()
    """Lower index of the intervals from 100 degC on that were not measured."""

    ask_next: tuple[int, ...] = ()
    """Grid indices that the rule needs next."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Differences of the means, with the sign of the curve."""

    neighbours: dict[int, float]
    """Lower index -> step [%] over 5 degC."""

    gaps: dict[tuple[int, int], float]
    """(index, next measured index) further apart -> mean step [%] per 5 degC."""


@dataclass(frozen=True, slots=True)
class Maximum:
    """Where the greatest step is, and whether it counts."""

    status: Status
    """Case of the rule, intervals that were not measured left aside."""

    places: tuple[int, ...] = ()
    """Lower index of each interval that may hold it."""

    @property
    def intervals(self) -> tuple[int, ...]:
        """The places that the rule leaves possible: none of a maximum within noise."""
        return () if self.status is Status.NOT_RESOLVED else self.places


def steps_of(curve: Curve) -> Steps:
    """Return the steps between measured grid points, unrounded."""
    return steps_along(curve.means, sign=curve.sign)


def steps_along(means: Mapping[int, float], *, sign: float) -> Steps:
    """Return the steps between each mean and the next one given, in % per 5 degC."""
    neighbours: dict[int, float] = {}
    gaps: dict[tuple[int, int], float] = {}
    for low, high in pairwise(means):
        step = sign * (means[high] - means[low]) / (high - low)
        if high == low + 1:
            neighbours[low] = step
        else:
            gaps[low, high] = step
    return Steps(neighbours, gaps)


def maximum_of(steps: Steps, *, resolution: float, resolved: float | None) -> Maximum:
    """Return where the greatest of the steps is, in the order of the cases of the rule.

    Parameters
    ----------
    steps : Steps
        Between the measured grid points.
    resolution, resolved
        As for `rule`.
    """
    if not steps.neighbours:
        return Maximum(Status.NO_ADJACENT_PAIR)
    best = max(steps.neighbours.values())
    censoring = _censoring(steps, best)
    if censoring:
        inside = tuple(k for low, high in censoring for k in range(low, high))
        return Maximum(Status.CENSORED, inside)
    if best <= 0.0:
        return Maximum(Status.UNDEFINED)
    least = best - resolution - ROUNDING
    tied = tuple([k for k, step in steps.neighbours.items() if step >= least and step > 0])
    within_noise = resolved is not None and resolved < LEAST_RESOLVED
    return Maximum(Status.NOT_RESOLVED if within_noise else Status.OK, tied)


def rule(curve: Curve, *, resolution: float, resolved: float | None = None) -> Ruling:
    """Return what the literal rule says of a curve.

    Parameters
    ----------
    curve : Curve
        The readings on the grid.
    resolution : float
        Steps [%] over 5 degC that differ by no more are a tie.
    resolved : float, optional
        P(greatest slope > 0); None when the noise is not known.
    """
    if not curve.means:
        return _without_data(curve)
    steps = steps_of(curve)
    missing = missing_intervals(curve)
    found = maximum_of(steps, resolution=resolution, resolved=resolved)
    if found.status is Status.NO_ADJACENT_PAIR:
        return _without_neighbours(curve, missing)
    best = max(steps.neighbours.values())
    match found.status:
        case Status.CENSORED:
            return _censored(_censoring(steps, best), found.places, missing)
        case Status.UNDEFINED:
            return _undefined(curve, best, missing)
        case Status.NOT_RESOLVED:
            return _not_resolved(found.places, best, resolved, missing)
        case _:
            return _valued(curve, found.places, best, missing)


def missing_intervals(curve: Curve) -> tuple[int, ...]:
    """Return the intervals from 100 degC to the last point that lack an end.

    Below the first membrane a polymer that did not dissolve leaves nothing to miss.
    """
    measured = set(curve.means)
    if not measured:
        return ()
    first = min(measured)
    tried = set(curve.not_dissolved)
    return tuple(
        k
        for k in range(max(measured))
        if not {k, k + 1} <= measured and not (k < first and tried & {k, k + 1})
    )


def _censoring(steps: Steps, best: float) -> dict[tuple[int, int], float]:
    """Return the gaps whose mean step exceeds every measured one."""
    return {gap: s for gap, s in steps.gaps.items() if s > best + ROUNDING and s > 0.0}


def _without_data(curve: Curve) -> Ruling:
    tried = "the polymer did not dissolve" if curve.not_dissolved else "nothing stands"
    return Ruling(
        Status.NO_DATA, f"{tried} at any grid point with a {_word(curve)}; measure it"
    )


def _without_neighbours(curve: Curve, missing: tuple[int, ...]) -> Ruling:
    places = ", ".join(f"{temperature_at(k):g}" for k in curve.means)
    return Ruling(
        Status.NO_ADJACENT_PAIR,
        f"no two measured points are 5 degC apart (measured: {places} degC)",
        missing=missing,
        ask_next=_between(curve),
    )


def _censored(
    gaps: dict[tuple[int, int], float], inside: tuple[int, ...], missing: tuple[int, ...]
) -> Ruling:
    wanted = tuple(k for low, high in gaps for k in range(low + 1, high))
    (low, high), step = max(gaps.items(), key=lambda entry: entry[1])
    return Ruling(
        Status.CENSORED,
        f"the mean slope from {temperature_at(low):g} to {temperature_at(high):g} degC "
        f"({step / STEP:.3g} % per degC) exceeds every measured one, so the maximum lies "
        "inside this gap",
        intervals=inside,
        flags=(Flag.MISSING_POINTS,),
        missing=missing,
        ask_next=wanted,
    )


def _not_resolved(
    tied: tuple[int, ...], best: float, resolved: float | None, missing: tuple[int, ...]
) -> Ruling:
    return Ruling(
        Status.NOT_RESOLVED,
        f"the greatest step of {best:.3g} % is within noise: P(greatest slope > 0) is "
        f"{resolved:.2f}, below {LEAST_RESOLVED:g}; measure replicates around it",
        missing=missing,
        ask_next=tuple(sorted({end for index in tied for end in (index, index + 1)})),
    )


def _undefined(curve: Curve, best: float, missing: tuple[int, ...]) -> Ruling:
    way = "never rises" if curve.sign > 0 else "never falls"
    return Ruling(
        Status.UNDEFINED,
        f"the {_word(curve)} {way} with Ts: its greatest slope is {best / STEP:.3g} % per "
        "degC, and a maximum of negative slopes means nothing",
        missing=missing,
    )


def _valued(
    curve: Curve, tied: tuple[int, ...], best: float, missing: tuple[int, ...]
) -> Ruling:
    means = curve.means
    first, last = min(means), max(means)
    starts_late = first > 0 and first - 1 not in curve.not_dissolved
    checks = {
        Flag.FIRST_INTERVAL: first in tied,
        Flag.LAST_INTERVAL: last - 1 in tied,
        Flag.TIE: len(tied) > 1,
        Flag.NOT_DISSOLVED_BELOW: any(k < first for k in curve.not_dissolved),
        Flag.STARTS_ABOVE_100: starts_late,
        Flag.MISSING_POINTS: any(k >= first for k in missing),
    }
    flags = tuple(flag for flag, raised in checks.items() if raised)
    places = " and ".join(f"{temperature_at(k):g}-{temperature_at(k + 1):g}" for k in tied)
    reason = f"the slope is greatest in {places} degC ({best / STEP:.3g} % per degC)"
    if missing:
        reason += "; " + _listed(missing)
    return Ruling(
        Status.PROVISIONAL if missing else Status.OK,
        reason,
        intervals=tied,
        flags=flags,
        missing=missing,
        ask_next=(last + 1, last + 2) if Flag.LAST_INTERVAL in flags else (),
    )


def _listed(missing: tuple[int, ...]) -> str:
    shown = ", ".join(
        f"{temperature_at(k):g}-{temperature_at(k + 1):g}" for k in missing[:6]
    )
    return f"not measured: {shown}{', ...' if len(missing) > 6 else ''} degC"


def _between(curve: Curve) -> tuple[int, ...]:
    """Return the grid points next to the steepest pair of a scan without neighbours."""
    gaps = steps_of(curve).gaps
    if not gaps:
        return tuple(k + 1 for k in curve.means)
    low, high = max(gaps, key=lambda gap: gaps[gap])
    return tuple(range(low + 1, high))


def _word(curve: Curve) -> str:
    return curve.quantity.replace("_", " ")
