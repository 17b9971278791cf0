"""Newton for a few equations at once, with exact derivatives and damping."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

COMPLEX_STEP = 1e-200
"""Imaginary step of a derivative; it cancels nothing, so it can be this small."""

MOST_STEPS = 80
SETTLED = 1e-13
"""Relative length of a step after which an iterate counts as the root."""

FLOOR = 1e-5
"""Relative length below which a step that no longer halves is round-off: beside a critical
point the root itself is known no better."""

SMALLEST_FACTOR = 1e-4
"""To which a step is shortened at most before it is taken anyway."""


def damped_newton(
    unmet: Callable[[NDArray[Any]], NDArray[Any]],
    state: NDArray[np.float64],
    *,
    most_steps: int = MOST_STEPS,
) -> NDArray[np.float64] | None:
    """Return a root of as many equations as unknowns; None when it does not settle."""
    with np.errstate(all="ignore"):  # a wild iterate is not finite, and then shortened
        return _damped_newton(unmet, state, most_steps)


def _damped_newton(
    unmet: Callable[[NDArray[Any]], NDArray[Any]],
    state: NDArray[np.float64],
    most_steps: int,
) -> NDArray[np.float64] | None:
    size = state.size
    steps = np.concatenate([np.zeros((1, size)), np.eye(size)]) * 1j * COMPLEX_STEP
    before = np.inf
    for _ in range(most_steps):
        answers = unmet(state + steps)
        value, slope = answers[0].real, answers[1:].imag.T / COMPLEX_STEP
        if not np.isfinite(slope).all():
            return None
        try:
            step = np.linalg.solve(slope, value)
        except np.linalg.LinAlgError:
            return None
        norm, factor = np.linalg.norm(value), 1.0
        while factor > SMALLEST_FACTOR:
            trial = unmet((state - factor * step)[None, :] + 0j)[0].real
            if np.linalg.norm(trial) < norm or np.abs(step).max() < 1e-9:
                break
            factor *= 0.5
        state = state - factor * step
        length = float(np.abs(step).max() / (1.0 + np.abs(state).max()))
        if length <= SETTLED or 0.5 * before < length <= FLOOR:
            return state
        before = length
    return None
