"""One pair of coexisting liquids: refined, checked and followed along temperature.

chi may depend on composition; the equations are those of `kernels.common_tangent`.
"""

from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.core.errors import NotConvergedError
from poreform.thermo.binodal import RESIDUAL_ALLOWED, Binodal
from poreform.thermo.chi import Scalars
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.kernels.common_tangent import ends_of, mismatches
from poreform.thermo.newton import damped_newton
from poreform.thermo.spinodals import WIDEST, curvature, logs

TANGENT_POINTS = 600
BELOW_ALLOWED = 1e-11
"""RT per site by which f may seem to dip below a common tangent, by round-off."""

BOTTOM_STEPS = 5
"""Of Newton from a place of the scan to the bottom of its valley."""


def refined(
    liquid: FloryHuggins, kelvin: float, guess: tuple[float, float]
) -> Float[np.ndarray, "2"] | None:
    """Return (y, z) of the pair next to a guess; None: Newton finds none.

    Parameters
    ----------
    guess : (2,) float
        y = ln(phi''/phi') and z = ln((1-phi')/(1-phi'')), both above 0.
    """
    if not (guess[0] > 0.0 and guess[1] > 0.0):
        return None

    def unmet(state: NDArray[Any]) -> NDArray[Any]:
        y, z = np.exp(state[..., 0]), np.exp(state[..., 1])
        return mismatches(
            ends_of(y, z), y, z, (liquid.n_a, liquid.n_b),
            lambda phi: np.asarray(liquid.interaction_curvature(phi, kelvin)),
        )  # fmt: skip

    found = damped_newton(unmet, np.log(guess))
    return None if found is None else np.asarray(np.exp(found))


def pair_near(liquid: FloryHuggins, kelvin: float, pair: Binodal) -> Binodal:
    """Return the pair at `kelvin` [K] that goes on from one at another temperature.

    It shares a tangent, but another composition may lie below: then it is metastable and
    its `stable` is False.

    Raises
    ------
    NotConvergedError
        Newton finds none, or the potentials of the pair disagree.
    """
    y = np.log(pair.phi_rich) - pair.ln_phi_lean
    z = np.log1p(-pair.phi_lean) - pair.ln_one_minus_phi_rich
    found = refined(liquid, kelvin, (float(y), float(z)))
    if found is None:
        raise NotConvergedError(f"the pair of liquids is lost at {kelvin:g} K", last=pair)
    return checked_pair(liquid, kelvin, found)


def tangent_slope(liquid: FloryHuggins, kelvin: float, pair: Binodal) -> float:
    """Return the slope of the tangent that a pair shares, RT per site."""
    lean = np.asarray(pair.ln_phi_lean), np.log1p(-np.asarray(pair.phi_lean))
    return float(slope_and_intercept(liquid, kelvin, lean)[0])


def heights(
    liquid: FloryHuggins, kelvin: float, place: float
) -> Float[np.ndarray, " trials"]:
    """Return how far f lies above its tangent at a place, over all compositions."""
    slope, intercept = slope_and_intercept(liquid, kelvin, logs(np.asarray(place)))
    return _above(liquid, kelvin, (float(slope), float(intercept)))


def _above(
    liquid: FloryHuggins, kelvin: float, tangent: tuple[float, float]
) -> Float[np.ndarray, " trials"]:
    """Return how far f lies above the line of a slope and an intercept."""
    every = np.linspace(-WIDEST, WIDEST, TANGENT_POINTS)
    every = np.concatenate([every, _bottoms(liquid, kelvin, tangent, every)])
    return _height(liquid, kelvin, tangent, every)


def _height(
    liquid: FloryHuggins,
    kelvin: float,
    tangent: tuple[float, float],
    places: Float[np.ndarray, " trials"],
) -> Float[np.ndarray, " trials"]:
    slope, intercept = slope_and_intercept(liquid, kelvin, logs(places))
    rise = np.exp(logs(places)[0]) * (slope - tangent[0])
    return np.asarray(intercept - tangent[1] + rise)


def _bottoms(
    liquid: FloryHuggins,
    kelvin: float,
    tangent: tuple[float, float],
    every: Float[np.ndarray, " trials"],
) -> Float[np.ndarray, " valleys"]:
    """Return the lowest places of the valleys of f above a line: there f' is its slope."""
    above = _height(liquid, kelvin, tangent, every)
    low = (above[1:-1] <= above[:-2]) & (above[1:-1] <= above[2:])
    places, reach = every[1:-1][low], every[1] - every[0]
    start = places
    for _ in range(BOTTOM_STEPS):
        slope = slope_and_intercept(liquid, kelvin, logs(places))[0]
        bend = curvature(liquid, kelvin, places)
        step = np.where(bend > 0.0, (slope - tangent[0]) / np.where(bend > 0.0, bend, 1), 0)
        places = np.clip(places - step, start - reach, start + reach)
    return places


def slope_and_intercept(
    liquid: FloryHuggins, kelvin: Scalars, both: tuple[NDArray[Any], NDArray[Any]]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return f' and P = f - phi f' from ln phi and ln (1-phi)."""
    ln_phi, ln_rest = both
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


def checked_pair(
    liquid: FloryHuggins, kelvin: float, state: Float[np.ndarray, "2"]
) -> Binodal:
    """Return the pair of a state (y, z), with its residual and its stability.

    Raises
    ------
    NotConvergedError
        The potentials disagree.
    """
    y, z = (float(value) for value in state)
    ln_sum = np.log(-np.expm1(-(y + z)))
    ln_rich, ln_rest_lean = (float(np.log(-np.expm1(-x)) - ln_sum) for x in (z, y))
    ln_lean, ln_rest_rich = ln_rich - y, ln_rest_lean - z
    both = np.array([ln_lean, ln_rich]), np.array([ln_rest_lean, ln_rest_rich])
    slope, intercept = slope_and_intercept(liquid, kelvin, both)
    residual = float(max(abs(slope[0] - slope[1]), abs(intercept[0] - intercept[1])))
    if not residual <= RESIDUAL_ALLOWED:
        raise NotConvergedError(
            f"the potentials at {kelvin:g} K differ by {residual:.2g} RT per segment",
            last=state,
        )
    above = _above(liquid, kelvin, (float(slope[0]), float(intercept[0])))
    convex = curvature(liquid, kelvin, both[0] - both[1]) > 0.0
    return Binodal(
        phi_lean=float(np.exp(ln_lean)),
        phi_rich=float(np.exp(ln_rich)),
        ln_phi_lean=ln_lean,
        ln_one_minus_phi_rich=ln_rest_rich,
        residual=residual,
        stable=bool(convex.all() and above.min() >= -BELOW_ALLOWED),
    )
