"""Preconditioned minimal residuals, for symmetric systems that are not definite."""

from collections.abc import Callable, Iterator

import numpy as np
from jaxtyping import Float

from poreform.structure.kernels.links import dot

Vector = Float[np.ndarray, "*fields nx ny nz"]
ROUND_OFF = 1e-14
"""A new direction this small against the first one is rounding error: x is the answer."""
Action = Callable[[Vector], Vector]


def minimal_residuals(
    operator: Action, precondition: Action, right_side: Vector
) -> Iterator[tuple[Vector, float]]:
    """Yield iterate after iterate of K x = b, each with its relative residual.

    Parameters
    ----------
    operator
        Returns K x; symmetric, may be indefinite and singular where b is consistent.
    precondition
        Returns P^-1 r in a new array; symmetric and positive definite.
    right_side : (fields, nx, ny, nz) float
        b.  Not modified.

    Yields
    ------
    (fields, nx, ny, nz) float, float
        The iterate, which the next step rewrites, and its residual in the norm of P^-1
        over that of b.

    Notes
    -----
    Source: Paige & Saunders, SIAM J. Numer. Anal. 12 (1975) 617; with preconditioning as
    in Elman, Silvester, Wathen, Finite Elements and Fast Iterative Solvers, alg. 4.1.
    """
    x = np.zeros_like(right_side)
    v_old, v = np.zeros_like(x), right_side.copy()
    w_old, w = np.zeros_like(x), np.zeros_like(x)
    z = precondition(v)
    gamma_old, gamma = 1.0, _root_of_product(v, z)
    first = eta = gamma
    s_old = s = 0.0
    c_old = c = 1.0
    while gamma > ROUND_OFF * first:
        z /= gamma
        q = operator(z)
        delta = _product(q, z)
        q -= (delta / gamma) * v
        q -= (gamma / gamma_old) * v_old
        v_old, v = v, q
        z_new = precondition(v)
        gamma_new = _root_of_product(v, z_new)
        a0 = c * delta - c_old * s * gamma
        a1 = np.hypot(a0, gamma_new)
        a2 = s * delta + c_old * c * gamma
        a3 = s_old * gamma
        c_old, c = c, a0 / a1
        s_old, s = s, gamma_new / a1
        w_new = z
        w_new -= a3 * w_old
        w_new -= a2 * w
        w_new /= a1
        w_old, w = w, w_new
        x += (c * eta) * w
        eta *= -s
        gamma_old, gamma, z = gamma, gamma_new, z_new
        yield x, abs(eta) / first
    yield x, 0.0


def _root_of_product(a: Vector, b: Vector) -> float:
    return float(np.sqrt(max(_product(a, b), 0.0)))


def _product(a: Vector, b: Vector) -> float:
    """Return a . b; not by BLAS, whose threads fight with those of the kernels."""
    planes = (-1, *a.shape[-2:])
    return float(dot(a.reshape(planes), b.reshape(planes)))
