"""Coexisting liquids of a binary mixture when chi depends on composition.

Between neighbouring unstable intervals f' rises along stable branches.  For a pair of
branches and a slope mu the two compositions are unique, and the difference of the
intercepts P = f - phi f' of the two tangents rises with mu: one root, the common tangent.
It starts Newton on the equations of `kernels.common_tangent`, which lose no digits near
the critical point; there the interval is so narrow that Landau's expansion starts it.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import Binodal
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.liquid_pair import (
    checked_pair,
    pair_near,
    refined,
    slope_and_intercept,
)
from poreform.thermo.roots import root_between
from poreform.thermo.spinodals import logs, spinodal_places

FARTHEST = 1e9
"""|ln(phi/(1-phi))| beyond which a branch is not followed."""

NARROW = 0.05
"""Width of an unstable interval in ln(phi/(1-phi)) below which Landau's expansion starts
Newton: the differences that the bracket needs cancel there."""

Branch = tuple[float, float]
"""Ends of a stable branch, as places."""


@final
@dataclass(frozen=True, slots=True)
class LiquidPairs:
    """What a binary liquid does at one temperature."""

    temperature: float
    """[K]."""

    unstable: tuple[tuple[float, float], ...]
    """Intervals of phi inside the spinodals; none: one phase at every composition."""

    pairs: tuple[Binodal, ...]
    """Stable coexisting pairs, the leanest first.  Two pairs mean two gaps with a one-phase
    island between; where the two meet, three liquids coexist."""


def liquid_pairs(liquid: FloryHuggins, temperature: float) -> LiquidPairs:
    """Return the unstable intervals and the stable coexisting pairs at `temperature` [K].

    Raises
    ------
    NotConvergedError
        An unstable liquid for which no common tangent was found.

    Notes
    -----
    Accuracy: potentials to 1e-12; with a constant chi the exact binodal to 1e-9 from
    chi/chi_c - 1 = 1e-8 on, as far as the rounding of chi allows
    (``test_maxwell.py``).  Cost: about 5 ms.
    """
    if not 0.0 < temperature < float("inf"):
        raise InputError(f"temperature is {temperature:g} K; it is above 0")
    edges = spinodal_places(liquid, temperature)
    if edges.size == 0:
        return LiquidPairs(temperature, (), ())
    intervals = list(zip(edges[::2], edges[1::2], strict=True))
    ends = [-np.inf, *edges, np.inf]
    branches = list(zip(ends[::2], ends[1::2], strict=True))
    found = [
        pair
        for one, other in combinations(branches, 2)
        if (pair := _common_tangent(liquid, temperature, (one, other))) is not None
    ]
    if not found:
        raise NotConvergedError(
            f"the liquid is unstable at {temperature:g} K but no common tangent was found",
            last=edges,
        )
    return LiquidPairs(
        temperature,
        tuple((_phi(low), _phi(high)) for low, high in intervals),
        tuple(found),
    )


def liquid_pairs_near(
    liquid: FloryHuggins, temperature: float, before: LiquidPairs
) -> LiquidPairs:
    """Return the same as `liquid_pairs`, ten times faster beside a known temperature.

    The pairs of `before` are followed.  They are all there is when they are stable and
    every unstable interval lies within one of them; else the search starts anew.
    """
    edges = spinodal_places(liquid, temperature)
    unstable = tuple(
        (_phi(low), _phi(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)
    )
    if len(unstable) == len(before.unstable) and before.pairs:
        try:
            pairs = [pair_near(liquid, temperature, pair) for pair in before.pairs]
        except NotConvergedError:
            return liquid_pairs(liquid, temperature)
        held = all(
            any(p.phi_lean <= low and high <= p.phi_rich for p in pairs)
            for low, high in unstable
        )
        if held and all(pair.stable for pair in pairs):
            return LiquidPairs(temperature, unstable, tuple(pairs))
    return liquid_pairs(liquid, temperature)


def _phi(place: float) -> float:
    return float(np.exp(logs(np.asarray(place))[0]))


def _on_branch(liquid: FloryHuggins, kelvin: float, branch: Branch, slope: float) -> float:
    """Return the place on a stable branch where f' is `slope`."""

    def miss(place: float) -> float:
        found = slope_and_intercept(liquid, kelvin, logs(np.asarray(place)))[0]
        return float(found) - slope

    low, high = branch
    reach = 8.0
    if np.isinf(low):
        low = high - reach
        while miss(low) > 0.0 and reach < FARTHEST:
            reach *= 2.0
            low = high - reach
    if np.isinf(high):
        high = low + reach
        while miss(high) < 0.0 and reach < FARTHEST:
            reach *= 2.0
            high = low + reach
    if miss(low) >= 0.0:
        return low
    if miss(high) <= 0.0:
        return high
    return root_between(miss, low, high, xtol=1e-14, rtol=1e-15)


def _common_tangent(
    liquid: FloryHuggins, kelvin: float, branches: tuple[Branch, Branch]
) -> Binodal | None:
    """Return the stable pair on two branches; None: they share no tangent below f."""
    (_, low), (high, _) = branches
    if high - low < NARROW:  # the two sides of one narrow interval
        middle, half = 0.5 * (low + high), 0.5 * np.sqrt(3.0) * (high - low)
        places = np.array([middle - half, middle + half])
    elif (bracketed := _bracketed(liquid, kelvin, branches)) is not None:
        places = bracketed
    else:
        return None
    ln_phi, ln_rest = logs(places)
    found = refined(
        liquid, kelvin, (float(ln_phi[1] - ln_phi[0]), float(ln_rest[0] - ln_rest[1]))
    )
    if found is None:
        raise NotConvergedError(
            f"the common tangent at {kelvin:g} K did not converge", last=places
        )
    return _assemble(liquid, kelvin, found)


def _bracketed(
    liquid: FloryHuggins, kelvin: float, branches: tuple[Branch, Branch]
) -> Float[np.ndarray, "2"] | None:
    """Return the places of the common tangent of two branches; None: there is none."""
    one, other = branches

    def at(place: float) -> float:
        return float(slope_and_intercept(liquid, kelvin, logs(np.asarray(place)))[0])

    low = max(at(other[0]), -np.inf if np.isinf(one[0]) else at(one[0]))
    high = min(at(one[1]), np.inf if np.isinf(other[1]) else at(other[1]))
    if not low < high:
        return None

    def places(slope: float) -> Float[np.ndarray, "2"]:
        return np.array([_on_branch(liquid, kelvin, side, slope) for side in branches])

    def gap(slope: float) -> float:
        intercepts = slope_and_intercept(liquid, kelvin, logs(places(slope)))[1]
        return float(intercepts[0] - intercepts[1])

    if not gap(low) < 0.0 < gap(high):
        return None
    return places(root_between(gap, low, high, xtol=1e-300, rtol=1e-15))


def _assemble(
    liquid: FloryHuggins, kelvin: float, state: Float[np.ndarray, "2"]
) -> Binodal | None:
    """Return the pair (y, z) when no composition lies below its tangent."""
    pair = checked_pair(liquid, kelvin, state)
    return pair if pair.stable else None
