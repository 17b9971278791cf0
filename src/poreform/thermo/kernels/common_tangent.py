"""Two phases of a binary liquid whose chi depends on composition, without cancellation.

Letters, as in `separable`: a, b the compositions of the two phases, d = b - a, y =
ln(b/a), z = ln((1-a)/(1-b)), g(x) = x coth(x/2) - 2, h(phi) = phi (1-phi) chi(phi) the
part of f that is not the entropy of mixing, <q> the mean of q over a..b and t the place
between them, 0 to 1.  Equal slopes and equal intercepts of the two tangents are moments of
f'' over a..b; those of the entropy are closed forms,

    y/NA + z/NB       = - d <h''>
    g(y)/NA - g(z)/NB = - d <(1 - 2t) h''>

and those of h'' a Gauss rule.  For a constant chi the second moment vanishes and the exact
separable solution is left.  Own derivation.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

SERIES = (
    1.0 / 6.0,
    -1.0 / 360.0,
    1.0 / 15120.0,
    -1.0 / 604800.0,
    1.0 / 23950080.0,
    -691.0 / 653837184000.0,
    1.0 / 37362124800.0,
    -3617.0 / 5335311421440000.0,
    43867.0 / 2554547108585472000.0,
)
"""g(x)/x^2 = sum_k SERIES[k] x^(2k), 2 B_2k/(2k)! (Bernoulli numbers)."""

SERIES_BELOW = 1.0
ENDLESS = 700.0
"""x beyond which coth(x/2) is 1 and its exponential would overflow."""

NODES = 32
"""Gauss points between the phases: exact for polynomials up to the 63rd power, and to
1e-16 for the contact-surface form up to gamma = 0.93."""

_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(NODES)
PLACES = 0.5 * (1.0 + _POINTS)
SHARES = 0.5 * _WEIGHTS


def bend_over(x: NDArray[Any]) -> NDArray[Any]:
    """Return g(x)/x^2 = (x coth(x/2) - 2)/x^2, even, also at zero and for a complex step.

    Accuracy: a few ulp (``test_common_tangent.py``).
    """
    size = np.where(x.real < 0.0, -x, x)
    near = size.real < SERIES_BELOW
    square = np.where(near, size, 0.0) ** 2
    series = np.polynomial.polynomial.polyval(square, SERIES)
    safe = np.where(near, 1.0, size)
    decay = np.exp(-np.where(safe.real < ENDLESS, safe, ENDLESS))
    direct = (safe * (1.0 + decay) / (1.0 - decay) - 2.0) / safe**2
    return np.asarray(np.where(near, series, direct))


def mismatches(
    ends: tuple[NDArray[Any], NDArray[Any]],
    y: NDArray[Any],
    z: NDArray[Any],
    sizes: tuple[float, float],
    curvature: Callable[[NDArray[Any]], NDArray[Any]],
) -> NDArray[Any]:
    """Return what the two equations leave unmet, the first over y, the second over y^2.

    Parameters
    ----------
    ends : (...), (...)
        b and d.
    y, z : (...)
        Distances of the phases; both positive or both negative.
    sizes : (2,) float
        NA and NB, sites per molecule.
    curvature : callable
        h'' at compositions of shape (..., nodes).

    Returns
    -------
    (..., 2)
        Regular at y = 0, the critical point, where the trivial answer of two equal phases
        is divided out.
    """
    n_a, n_b = sizes
    end, gap = ends
    bend = curvature(end[..., None] - gap[..., None] * (1.0 - PLACES))
    mean = (bend * SHARES).sum(axis=-1)
    lean = (bend * SHARES * (1.0 - 2.0 * PLACES)).sum(axis=-1)
    slope = 1.0 / n_a + z / y / n_b + gap / y * mean
    intercept = (
        bend_over(y) / n_a - bend_over(z) * (z / y) ** 2 / n_b + gap / y * (lean / y)
    )
    return np.stack([slope, intercept], axis=-1)


def expm1(x: NDArray[Any]) -> NDArray[Any]:
    """Return e^x - 1 with the exact derivative of a complex step."""
    if not np.iscomplexobj(x):
        return np.asarray(np.expm1(x))
    return np.asarray(np.expm1(x.real) + 1j * x.imag * np.exp(x.real))


def ends_of(y: NDArray[Any], z: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return b and d of a pair with y > 0 and z > 0."""
    rich = expm1(-z) / expm1(-(y + z))
    return rich, -rich * expm1(-y)
