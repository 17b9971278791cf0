"""Liquid-liquid gaps against temperature for a chi that depends on composition.

The pairs of one temperature are followed to the next.  Between two temperatures a gap may
begin or end at a critical point, where the softest place of f loses its curvature, or two
gaps may join at a three-phase temperature, where their tangents have one slope.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import final

import numpy as np

from poreform.thermo.binodal import Binodal
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.liquid_pair import (
    BELOW_ALLOWED,
    heights,
    pair_near,
    tangent_slope,
)
from poreform.thermo.maxwell import LiquidPairs, liquid_pairs, liquid_pairs_near
from poreform.thermo.roots import root_between
from poreform.thermo.spinodals import logs, softest_places

POINTS = 141
"""Temperatures at which the pairs are solved; a gap narrower than their distance, about
2 K, is not seen."""

CLOSING = (0.3, 0.1, 0.03, 0.01, 1e-3, 1e-5)
"""Steps from a critical point at which its gap is solved too."""

KELVIN_TOLERANCE = 1e-11
"""[K] to which critical and three-phase temperatures are found."""


@final
@dataclass(frozen=True, slots=True)
class Critical:
    """Where two liquids become one."""

    temperature: float
    """[K]."""

    phi: float
    is_upper: bool
    """One phase above it, two below."""


@final
@dataclass(frozen=True, slots=True)
class ThreeLiquids:
    """Where two gaps join: three liquids side by side."""

    temperature: float
    """[K]."""

    phi: tuple[float, float, float]
    """Polymer volume fractions, the leanest first."""


@final
@dataclass(slots=True)
class Piece:
    """One gap over its range of temperature."""

    temperature: list[float] = field(default_factory=list)
    """[K], rising."""

    pairs: list[Binodal] = field(default_factory=list)


@final
@dataclass(frozen=True, slots=True)
class Gaps:
    """Every gap of a liquid within a range of temperature."""

    step: float
    """[K] between the temperatures at which the pairs were solved."""

    pieces: tuple[Piece, ...]
    spinodals: tuple[tuple[float, tuple[tuple[float, float], ...]], ...]
    """(T [K], unstable intervals of phi)."""

    critical: tuple[Critical, ...]
    """Stable ones, the coldest first."""

    three_liquids: tuple[ThreeLiquids, ...]
    """The coldest first."""


def gaps(liquid: FloryHuggins, span: tuple[float, float]) -> Gaps:
    """Return the gaps of a liquid between two temperatures [K].

    Raises
    ------
    NotConvergedError
        A common tangent was not found.

    Notes
    -----
    Accuracy: as `liquid_pairs`; critical and three-phase temperatures to 1e-9 K
    (``test_gaps.py``).  Cost: about half a second.
    """
    kelvin = np.linspace(*span, POINTS)
    states = [liquid_pairs(liquid, float(kelvin[0]))]
    for t in kelvin[1:]:
        states.append(liquid_pairs_near(liquid, float(t), states[-1]))
    critical: list[Critical] = []
    three: list[ThreeLiquids] = []
    for cold, warm in pairwise(states):
        critical += _critical_between(liquid, cold, warm)
        three += _three_between(liquid, cold, warm)
    step = float(kelvin[1] - kelvin[0])
    states = _beside_critical(liquid, states, critical, step)
    return Gaps(
        step=step,
        pieces=tuple(_pieces(states, three)),
        spinodals=tuple((s.temperature, s.unstable) for s in states if s.unstable),
        critical=tuple(critical),
        three_liquids=tuple(three),
    )


def _critical_between(
    liquid: FloryHuggins, cold: LiquidPairs, warm: LiquidPairs
) -> list[Critical]:
    """Return the stable critical points between two temperatures."""
    if len(cold.unstable) == len(warm.unstable):
        return []
    more, less = sorted((cold, warm), key=lambda state: -len(state.unstable))
    soft = softest_places(liquid, more.temperature)
    there = softest_places(liquid, less.temperature)
    found = []
    for place, depth in soft:
        if depth >= 0.0 or not there:
            continue
        nearest = _nearest(there, place)
        if nearest[1] <= 0.0:
            continue
        kelvin, at = _vanishing(liquid, (more.temperature, less.temperature), place)
        if heights(liquid, kelvin, at).min() >= -BELOW_ALLOWED:
            phi = float(np.exp(logs(np.asarray(at))[0]))
            found.append(Critical(kelvin, phi, more is cold))
    return sorted(found, key=lambda point: point.temperature)


def _vanishing(
    liquid: FloryHuggins, ends: tuple[float, float], place: float
) -> tuple[float, float]:
    """Return the temperature [K] and place where a valley of the curvature touches zero."""

    def valley(kelvin: float) -> tuple[float, float]:
        return _nearest(softest_places(liquid, kelvin), place)

    low, high = sorted(ends)
    kelvin = float(
        root_between(lambda t: valley(t)[1], low, high, xtol=KELVIN_TOLERANCE, rtol=1e-15)
    )
    return kelvin, valley(kelvin)[0]


def _nearest(spots: list[tuple[float, float]], place: float) -> tuple[float, float]:
    return min(spots, key=lambda spot: abs(spot[0] - place))


def _three_between(
    liquid: FloryHuggins, cold: LiquidPairs, warm: LiquidPairs
) -> list[ThreeLiquids]:
    """Return the temperature between two where neighbouring gaps have one tangent."""
    more, less = sorted((cold, warm), key=lambda state: -len(state.pairs))
    found = []
    for one, other in pairwise(more.pairs):
        wide = [p for p in less.pairs if _covers(p, one) and _covers(p, other)]
        if not wide:
            continue

        kelvin = _one_slope(liquid, (one, other), (cold.temperature, warm.temperature))
        lean, rich = (pair_near(liquid, kelvin, pair) for pair in (one, other))
        found.append(ThreeLiquids(kelvin, (lean.phi_lean, lean.phi_rich, rich.phi_rich)))
    return found


def _one_slope(
    liquid: FloryHuggins, pairs: tuple[Binodal, Binodal], ends: tuple[float, float]
) -> float:
    """Return the temperature [K] at which the tangents of two pairs have one slope."""

    def difference(kelvin: float) -> float:
        one, other = (
            tangent_slope(liquid, kelvin, pair_near(liquid, kelvin, pair)) for pair in pairs
        )
        return one - other

    return root_between(difference, *ends, xtol=KELVIN_TOLERANCE, rtol=1e-15)


def _covers(wide: Binodal, narrow: Binodal) -> bool:
    """Return whether the middle of one gap lies within another."""
    return wide.phi_lean < 0.5 * (narrow.phi_lean + narrow.phi_rich) < wide.phi_rich


def _pieces(states: list[LiquidPairs], three: list[ThreeLiquids]) -> list[Piece]:
    """Return the pairs strung along temperature; a string ends where two gaps join."""
    done: list[Piece] = []
    growing: list[Piece] = []
    before = -np.inf
    for state in states:
        joined = any(before < join.temperature <= state.temperature for join in three)
        still: list[Piece] = []
        for pair in state.pairs:
            ahead = [piece for piece in growing if _overlap(piece.pairs[-1], pair)]
            piece = Piece() if joined or len(ahead) != 1 else ahead[0]
            piece.temperature.append(state.temperature)
            piece.pairs.append(pair)
            still.append(piece)
        done += [piece for piece in growing if not any(piece is other for other in still)]
        growing, before = still, state.temperature
    return done + growing


def _overlap(one: Binodal, other: Binodal) -> bool:
    """Return whether two gaps share compositions; those of one temperature never do."""
    return one.phi_lean < other.phi_rich and other.phi_lean < one.phi_rich


def _beside_critical(
    liquid: FloryHuggins, states: list[LiquidPairs], critical: list[Critical], step: float
) -> list[LiquidPairs]:
    """Return the states with more of them where gaps close, so that they end narrow."""
    kelvin = [
        point.temperature - (1.0 if point.is_upper else -1.0) * share * step
        for point in critical
        for share in CLOSING
    ]
    first, last = states[0].temperature, states[-1].temperature
    more = [liquid_pairs(liquid, t) for t in kelvin if first < t < last]
    return sorted([*states, *more], key=lambda state: state.temperature)
