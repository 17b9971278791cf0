"""The implicit solve, wave by wave."""

import numpy as np
from jaxtyping import Inexact
from numba import njit, prange

from poreform.sim.grid import Field3D

Transform = Inexact[np.ndarray, "mx my mz"]


@njit(cache=True, parallel=True)
def damped(
    transform: Transform, laplacian: Field3D, weights: tuple[float, float, float]
) -> Transform:
    """Return transform / (a + b q + c q^2), q minus the Laplacian, a, b, c weights.

    Parameters
    ----------
    transform : (mx, my, mz), real or complex
        Not modified.
    laplacian : (mx, my, mz)
        q >= 0 of each wave.
    weights
        a > 0, b >= 0, c >= 0.
    """
    a, b, c = weights
    out = np.empty_like(transform)
    nx, ny, nz = transform.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                q = laplacian[i, j, k]
                out[i, j, k] = transform[i, j, k] * (1.0 / (a + q * (b + c * q)))
    return out
