"""Coexisting liquids of a binary mixture when chi depends on composition.

Between neighbouring unstable intervals f' rises along stable branches.  For a pair of
branches and a slope mu the two compositions are unique, and the difference of the
intercepts P = f - phi f' of the two tangents rises with mu: one root, the common tangent.
Compositions are handled as ln(phi/(1-phi)), so neither end underflows.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, final

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray
from scipy.optimize import brentq

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import RESIDUAL_ALLOWED, Binodal
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.newton import damped_newton
from poreform.thermo.roots import bracketed_newton

WIDEST = 23.0
"""|ln(phi/(1-phi))| up to which the curvature is scanned: phi = 1e-10; nothing is unstable
beyond as long as chi N < 1e9."""

SCAN_POINTS = 1200
TANGENT_POINTS = 600
BELOW_ALLOWED = 1e-11
"""RT per site by which f may seem to dip below a common tangent, by round-off."""

FARTHEST = 1e9
"""|ln(phi/(1-phi))| beyond which a branch is not followed."""


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
    Accuracy: potentials to 1e-12; with a constant chi the exact binodal to 1e-10 down to
    chi/chi_c - 1 = 1e-4 (``test_maxwell.py``).  Cost: about 5 ms.
    """
    if not 0.0 < temperature < float("inf"):
        raise InputError(f"temperature is {temperature:g} K; it is above 0")
    edges = _spinodals(liquid, temperature)
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
        tuple((float(_phi(low)), float(_phi(high))) for low, high in intervals),
        tuple(found),
    )


def _logs(place: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return ln phi and ln(1 - phi) at ln(phi/(1-phi)) = `place`; complex steps pass."""
    small = np.log1p(np.exp(np.where(place.real < 0.0, place, -place)))
    lean = place.real < 0.0
    return np.where(lean, place - small, -small), np.where(lean, -small, -place - small)


def _phi(place: float) -> float:
    return float(np.exp(_logs(np.asarray(place))[0]))


def _curvature(liquid: FloryHuggins, kelvin: float, place: NDArray[Any]) -> NDArray[Any]:
    """Return f'' phi (1-phi), bounded at both ends."""
    ln_phi, ln_rest = _logs(place)
    phi, rest = np.exp(ln_phi), np.exp(ln_rest)
    chi = liquid.chi
    return np.asarray(
        rest / liquid.n_a
        + phi / liquid.n_b
        + phi
        * rest
        * (
            -2.0 * chi.at(kelvin, phi)
            + 2.0 * (rest - phi) * chi.composition_slope(kelvin, phi)
            + phi * rest * chi.composition_curvature(kelvin, phi)
        )
    )


def _spinodals(liquid: FloryHuggins, kelvin: float) -> Float[np.ndarray, " edges"]:
    """Return where the curvature changes sign, rising; an even number of places."""
    grid = np.linspace(-WIDEST, WIDEST, SCAN_POINTS)
    unstable = _curvature(liquid, kelvin, grid) < 0.0
    turns = np.flatnonzero(unstable[:-1] != unstable[1:])
    if turns.size == 0:
        return np.empty(0)
    return bracketed_newton(
        lambda place: _curvature(liquid, kelvin, place), grid[turns], grid[turns + 1]
    )


def _slope_and_intercept(
    liquid: FloryHuggins, kelvin: float, place: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return f' and P = f - phi f', the potential of a solvent site."""
    ln_phi, ln_rest = _logs(place)
    phi, rest = np.exp(ln_phi), np.exp(ln_rest)
    chi = liquid.chi.at(kelvin, phi)
    chi_slope = liquid.chi.composition_slope(kelvin, phi)
    slope = (
        (ln_phi + 1.0) / liquid.n_a
        - (ln_rest + 1.0) / liquid.n_b
        + chi * (rest - phi)
        + chi_slope * phi * rest
    )
    intercept = (
        ln_rest / liquid.n_b
        + phi * (1.0 / liquid.n_b - 1.0 / liquid.n_a)
        + phi**2 * (chi - rest * chi_slope)
    )
    return np.asarray(slope), np.asarray(intercept)


def _on_branch(
    liquid: FloryHuggins, kelvin: float, branch: tuple[float, float], slope: float
) -> float:
    """Return the place on a stable branch where f' is `slope`."""

    def miss(place: float) -> float:
        found = _slope_and_intercept(liquid, kelvin, np.asarray(place))[0]
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
    return float(brentq(miss, low, high, xtol=1e-14, rtol=1e-15))


def _common_tangent(
    liquid: FloryHuggins,
    kelvin: float,
    branches: tuple[tuple[float, float], tuple[float, float]],
) -> Binodal | None:
    """Return the stable pair on two branches; None: they share no tangent below f."""
    one, other = branches

    def at(place: float) -> float:
        return float(_slope_and_intercept(liquid, kelvin, np.asarray(place))[0])

    low = max(at(other[0]), -np.inf if np.isinf(one[0]) else at(one[0]))
    high = min(at(one[1]), np.inf if np.isinf(other[1]) else at(other[1]))
    if not low < high:
        return None

    def gap(slope: float) -> float:
        places = np.array([_on_branch(liquid, kelvin, side, slope) for side in branches])
        intercepts = _slope_and_intercept(liquid, kelvin, places)[1]
        return float(intercepts[0] - intercepts[1])

    if not gap(low) < 0.0 < gap(high):
        return None
    slope = float(brentq(gap, low, high, xtol=1e-300, rtol=1e-15))
    places = np.array([_on_branch(liquid, kelvin, side, slope) for side in branches])
    return _assemble(liquid, kelvin, _polish(liquid, kelvin, places))


def _unmet(liquid: FloryHuggins, kelvin: float, places: NDArray[Any]) -> NDArray[Any]:
    slope, intercept = _slope_and_intercept(liquid, kelvin, places)
    return np.stack(
        [slope[..., 0] - slope[..., 1], intercept[..., 0] - intercept[..., 1]], axis=-1
    )


def _polish(
    liquid: FloryHuggins, kelvin: float, places: Float[np.ndarray, "2"]
) -> Float[np.ndarray, "2"]:
    """Return the places after Newton, when that lowers what is unmet."""
    better = damped_newton(lambda state: _unmet(liquid, kelvin, state), places)
    if better is None or not better[0] < better[1]:
        return places
    before, after = (np.abs(_unmet(liquid, kelvin, p)).max() for p in (places, better))
    return better if after <= before else places


def _assemble(
    liquid: FloryHuggins, kelvin: float, places: Float[np.ndarray, "2"]
) -> Binodal | None:
    """Return the pair when no composition lies below its tangent."""
    slope, intercept = _slope_and_intercept(liquid, kelvin, places)
    residual = float(max(abs(slope[0] - slope[1]), abs(intercept[0] - intercept[1])))
    if residual > RESIDUAL_ALLOWED:
        raise NotConvergedError(
            f"the potentials at {kelvin:g} K differ by {residual:.2g} RT per segment",
            last=places,
        )
    every = np.linspace(-WIDEST, WIDEST, TANGENT_POINTS)
    their_slope, their_intercept = _slope_and_intercept(liquid, kelvin, every)
    phi = np.exp(_logs(every)[0])
    height = their_intercept - intercept[0] + phi * (their_slope - slope[0])
    if height.min() < -BELOW_ALLOWED:
        return None
    ln_phi, ln_rest = _logs(places)
    return Binodal(
        phi_lean=float(np.exp(ln_phi[0])),
        phi_rich=float(np.exp(ln_phi[1])),
        ln_phi_lean=float(ln_phi[0]),
        ln_one_minus_phi_rich=float(ln_rest[1]),
        residual=residual,
        stable=bool((_curvature(liquid, kelvin, places) > 0.0).all()),
    )
