"""Two phases of n components with constant chi: what is left of equal potentials.

Letters: r_i = ln(phi_i''/phi_i') = rho d_i, S_i = phi_i' + phi_i'', Delta_i = phi_i'' -
phi_i' = S_i tanh(r_i/2), chi symmetric with zero diagonal, N_i the sites per molecule.
Equal potentials per segment and equal pressures are

    r_i/N_i + sum_j chi_ij Delta_j = lambda          (each i)
    sum_i (S_i/N_i) (r_i/2 - tanh(r_i/2)) = 0
    sum_i S_i = 2,  sum_i Delta_i = 0

Every term is odd in rho.  Divided by rho (the pressure by rho^3, lambda = rho l) they are
even and regular at rho = 0, the plait point, where d is the direction in which the
mixture becomes unstable.  The trivial solution of two equal phases is divided out.
Own derivation.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

TANH_SERIES = (1.0, -1.0 / 3.0, 2.0 / 15.0, -17.0 / 315.0, 62.0 / 2835.0)
SERIES_BELOW = 0.15
CUBIC_SERIES = (
    1.0 / 3.0,
    -2.0 / 15.0,
    17.0 / 315.0,
    -62.0 / 2835.0,
    1382.0 / 155925.0,
    -21844.0 / 6081075.0,
    929569.0 / 638512875.0,
)
TANH_BELOW = 0.01


def tanh_over(x: NDArray[Any]) -> NDArray[Any]:
    """Return tanh(x)/x, also at zero and for a complex step."""
    near = np.abs(x.real) < TANH_BELOW
    safe = np.where(near, 1.0, x)
    square = np.where(near, x, 0.0) ** 2
    series = np.polynomial.polynomial.polyval(square, TANH_SERIES)
    return np.asarray(np.where(near, series, np.tanh(safe) / safe))


def cubic_over(x: NDArray[Any]) -> NDArray[Any]:
    """Return (x - tanh x)/x^3, also at zero and for a complex step."""
    near = np.abs(x.real) < SERIES_BELOW
    safe = np.where(near, 1.0, x)
    square = np.where(near, x, 0.0) ** 2
    series = np.polynomial.polynomial.polyval(square, CUBIC_SERIES)
    return np.asarray(np.where(near, series, (safe - np.tanh(safe)) / safe**3))


def mismatches(
    directions: NDArray[Any],
    rho: NDArray[Any],
    sums: NDArray[Any],
    common: NDArray[Any],
    mixture: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> NDArray[Any]:
    """Return what the reduced equations leave unmet.

    Parameters
    ----------
    directions : (..., n)
        d_i.
    rho : (...)
        Distance of the phases; its sign says which is which.
    sums : (..., n)
        S_i.
    common : (...)
        l = lambda/rho.
    mixture : (n,), (n, n)
        N_i and chi_ij.

    Returns
    -------
    (..., n + 3)
        n potentials, the pressure, the sum of Delta, the length of d.
    """
    sizes, chi = mixture
    half = 0.5 * rho[..., None] * directions
    spread = 0.5 * sums * directions * tanh_over(half)
    potentials = directions / sizes + spread @ chi - common[..., None]
    pressure = (sums / sizes * directions**3 * cubic_over(half)).sum(axis=-1) / 8.0
    length = (directions**2 / sizes).sum(axis=-1) - 1.0
    rest = np.stack([pressure, spread.sum(axis=-1), length], axis=-1)
    return np.concatenate([potentials, rest], axis=-1)
