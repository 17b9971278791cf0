"""Many one-dimensional roots at once, each inside its bracket."""

from collections.abc import Callable
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray
from scipy.optimize import brentq

from poreform.core.errors import NotConvergedError

COMPLEX_STEP = 1e-200
"""Imaginary step of a derivative; it cancels nothing, so it can be this small."""

MOST_STEPS = 100
LAST_STEP = 1e-9
"""A relative Newton step this short leaves an error of its square: round-off."""

NARROWEST = 4e-16
"""A relative bracket this narrow holds no other number."""


def bracketed_newton(
    function: Callable[[NDArray[Any]], NDArray[Any]],
    low: Float[np.ndarray, " points"],
    high: Float[np.ndarray, " points"],
) -> Float[np.ndarray, " points"]:
    """Return one root of an elementwise function in each bracket.

    Newton with the exact derivative of a complex step; a step that leaves the bracket is
    replaced by its middle.

    Parameters
    ----------
    function : callable
        Elementwise and analytic; takes and returns (points,) complex arrays.
    low, high : (points,) float
        Its values there differ in sign, or one is zero.  Not modified.

    Raises
    ------
    NotConvergedError
        A bracket without a change of sign, or no convergence in 100 steps.
    """
    low, high = low.astype(np.float64), high.astype(np.float64)
    at_low, at_high = function(low + 0j).real, function(high + 0j).real
    if not (np.sign(at_low) * np.sign(at_high) <= 0.0).all():
        raise NotConvergedError("a bracket holds no change of sign", last=(low, high))
    rising = np.where(at_low != 0.0, at_low < 0.0, at_high > 0.0)
    root = 0.5 * (low + high)
    done = np.zeros(root.shape, dtype=np.bool_)
    for _ in range(MOST_STEPS):
        was_done = done.copy()
        answer = function(root + 1j * COMPLEX_STEP)
        value, slope = answer.real, answer.imag / COMPLEX_STEP
        above = (value > 0.0) == rising
        low, high = np.where(above, low, root), np.where(above, root, high)
        new = _step(root, value, slope)
        inside = (new >= low) & (new <= high)
        settled = inside & (np.abs(new - root) <= LAST_STEP * np.abs(root))
        done |= settled | (value == 0.0) | (high - low <= NARROWEST * np.abs(root))
        new = np.where(inside, new, 0.5 * (low + high))
        new = np.where(value == 0.0, root, new)
        root = np.where(was_done, root, new)
        if done.all():
            return root
    raise NotConvergedError(f"no root after {MOST_STEPS} Newton steps", last=root)


def root_between(
    function: Callable[[float], float],
    low: float,
    high: float,
    *,
    xtol: float,
    rtol: float = 1e-15,
) -> float:
    """Return the root of a function of one number between two places of opposite sign.

    Brent's method, with our own refusal.

    Raises
    ------
    NotConvergedError
        No change of sign, or no convergence.
    """
    try:
        return float(brentq(function, low, high, xtol=xtol, rtol=rtol, maxiter=MOST_STEPS))
    except (RuntimeError, ValueError) as error:
        raise NotConvergedError(
            f"no root was found between {low:.6g} and {high:.6g}", last=(low, high)
        ) from error


def _step(
    root: NDArray[np.float64], value: NDArray[np.float64], slope: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the Newton iterate; NaN where the slope vanishes, so that it is replaced."""
    safe = np.where(slope == 0.0, np.nan, slope)
    iterate: NDArray[np.float64] = root - value / safe
    return iterate
