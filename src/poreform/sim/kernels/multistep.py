"""Fused passes of the two-step method: right-hand sides, update and error."""

import numpy as np
from numba import njit, prange

from poreform.sim.grid import Field3D


@njit(cache=True, parallel=True)
def weighted_sum(
    arrays: tuple[Field3D, Field3D, Field3D, Field3D],
    weights: tuple[float, float, float, float],
) -> Field3D:
    """Return the sum of four fields times four weights."""
    first, second, third, fourth = arrays
    a, b, c, d = weights
    out = np.empty_like(first)
    nx, ny, nz = first.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                out[i, j, k] = (
                    a * first[i, j, k]
                    + b * second[i, j, k]
                    + c * third[i, j, k]
                    + d * fourth[i, j, k]
                )
    return out


@njit(cache=True, parallel=True)
def extrapolated(
    increment: Field3D, now: Field3D, before: Field3D, weight: float
) -> Field3D:
    """Return increment + now + weight (now - before)."""
    out = np.empty_like(now)
    nx, ny, nz = now.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                u = now[i, j, k]
                out[i, j, k] = increment[i, j, k] + u + weight * (u - before[i, j, k])
    return out


@njit(cache=True, parallel=True)
def deviation(
    new: Field3D,
    past: tuple[Field3D, Field3D, Field3D],
    weights: tuple[float, float, float],
) -> tuple[float, float]:
    """Return the sum of squares of new - extrapolation, and the greatest change.

    The extrapolation is the weighted sum of the three past fields, the newest first; the
    change is against the newest past one. Sums are kept per x layer, so that the number of
    threads does not matter.
    """
    now, before, earlier = past
    a, b, c = weights
    nx, ny, nz = new.shape
    squares, changes = np.empty(nx), np.empty(nx)
    for i in prange(nx):
        total, largest = 0.0, 0.0
        for j in range(ny):
            for k in range(nz):
                u, v = new[i, j, k], now[i, j, k]
                gap = u - (a * v + b * before[i, j, k] + c * earlier[i, j, k])
                total += gap * gap
                largest = max(largest, abs(u - v))
        squares[i], changes[i] = total, largest
    return squares.sum(), changes.max()
