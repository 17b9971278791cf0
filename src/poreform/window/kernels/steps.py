"""Where each of many curves has its greatest step, and how great it is."""

import numpy as np
from jaxtyping import Float, Int
from numba import njit


@njit(cache=True, nogil=True)
def steepest(
    curves: Float[np.ndarray, "draws m"], sign: float
) -> Int[np.ndarray, " draws"]:
    """Return where each curve has its greatest step times `sign`; the first of equal ones.

    Parameters
    ----------
    curves : (draws, m) float
        [%], at equal steps of temperature; m >= 2.
    sign : float
        +1 to find the steepest rise, -1 the steepest fall.
    """
    draws, m = curves.shape
    found = np.zeros(draws, dtype=np.int64)
    for draw in range(draws):
        greatest = sign * (curves[draw, 1] - curves[draw, 0])
        for k in range(1, m - 1):
            step = sign * (curves[draw, k + 1] - curves[draw, k])
            if step > greatest:
                greatest = step
                found[draw] = k
    return found


@njit(cache=True, nogil=True)
def greatest_steps(
    noise: Float[np.ndarray, "points draws"],
    spread: Float[np.ndarray, " points"],
    below: Int[np.ndarray, " pairs"],
    above: Int[np.ndarray, " pairs"],
) -> Float[np.ndarray, " draws"]:
    """Return the greatest step of flat curves that show nothing but noise.

    Parameters
    ----------
    noise : (points, draws) float
        Standard normal numbers, a column a curve.
    spread : (points,) float
        Deviation [%] of each point.
    below, above : (pairs,) int
        The points at both ends of each step; at least one pair.
    """
    draws = noise.shape[1]
    greatest = np.full(draws, -np.inf)
    for pair in range(below.size):
        low, high = below[pair], above[pair]
        for draw in range(draws):
            step = spread[high] * noise[high, draw] - spread[low] * noise[low, draw]
            greatest[draw] = max(greatest[draw], step)
    return greatest
