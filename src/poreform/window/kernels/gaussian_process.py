"""Draws of a smooth curve through noisy points: a Gaussian process, integrated out.

Letters: l length of the Matern 5/2 covariance, a variance of the curve over the noise
variance s2, b constant mean, C = a R(l) + diag(w) covariance of the data over s2, w weight
of each mean, Q weighted sum of squares, nu degrees of freedom of the noise known before.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int
from numba import njit

LENGTHS = np.geomspace(4.0, 80.0, 12)
"""Lengths l [degC] that are averaged over, equally likely on a log scale."""

RATIOS = np.geomspace(1e-1, 1e7, 17)
"""Ratios a that are averaged over, equally likely on a log scale."""

LEAST_SHARE = 1e-4
"""Pairs (l, a) with a smaller share of the evidence are left out."""

JITTER = 1e-10
"""Added to the diagonal, relative, so that a covariance has a Cholesky root."""

LEAST_SQUARES = 1e-12
"""[%**2] added to a sum of squares, so that equal figures have a logarithm."""

DESIGNS = 16
"""Designs (temperatures, weights, grid) whose covariances are kept: a laboratory repeats
a few, and what depends on them alone is most of the cost of a scan."""

Vector = Float[np.ndarray, "..."]
Data = tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"], Float[np.ndarray, " n"]]


def matern(
    distance: Float[np.ndarray, "..."], length: float | Float[np.ndarray, "..."]
) -> Float[np.ndarray, "..."]:
    """Return the Matern 5/2 correlation at `distance`, same unit as `length`.

    Source: C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine
    Learning, MIT Press 2006, eq. 4.17.
    """
    r = np.sqrt(5.0) * np.abs(distance) / length
    return np.asarray((1.0 + r + r * r / 3.0) * np.exp(-r))


def evidence(
    x: Float[np.ndarray, " n"],
    y: Float[np.ndarray, " n"],
    w: Float[np.ndarray, " n"],
    noise: tuple[float, float],
) -> Float[np.ndarray, "lengths ratios"]:
    """Return the share of each pair (l, a) in the marginal likelihood; the shares sum to 1.

    The mean b has a flat prior and is integrated out; s2 has the scaled inverse
    chi-squared density that `noise` = (variance, degrees nu) of replicates leaves (nu = 0:
    Jeffreys; nu infinite: s2 is known) and is integrated out as well.

    Parameters
    ----------
    x, y, w : (n,) float
        Temperature [degC], mean [%], variance of the mean over s2.
    noise : (variance, degrees)
        [%**2], and its degrees of freedom.

    Returns
    -------
    (lengths, ratios) float
    """
    correlations = matern(x[:, None] - x[None, :], LENGTHS[:, None, None])
    log_root, weight, q = _whitened(correlations, w, y)
    log_likelihood = -log_root - 0.5 * np.log(weight) - _misfit(q, y.size, noise)
    share = np.exp(log_likelihood - log_likelihood.max())
    return np.asarray(share / share.sum())


def posterior_draws(
    data: Data,
    grid: Float[np.ndarray, " m"],
    noise: tuple[float, float],
    *,
    rng: np.random.Generator,
    draws: int,
) -> Float[np.ndarray, "draws m"]:
    """Return curves drawn from what the data leave possible, at the `grid` temperatures.

    Parameters
    ----------
    data : (x, y, w)
        As in `evidence`.
    grid : (m,) float
        Temperatures [degC].
    noise : (variance, degrees)
        As in `evidence`.
    rng : numpy.random.Generator
        Source of the draws.
    draws : int
        Number of curves.

    Returns
    -------
    (draws, m) float
        [%].

    Notes
    -----
    Accuracy: exact draws but for the two grids over l and a.  Cost: 3 ms for 21 points
    and 4000 draws, half of it random numbers, and as much again for the first scan of a
    design (``benchmarks/bench_window.py``).

    Source: Rasmussen and Williams 2006, eqs. 2.42-2.43 with one constant basis function.
    """
    shares = evidence(*data, noise)
    shares = np.where(shares < LEAST_SHARE, 0.0, shares)
    counts = rng.multinomial(draws, (shares / shares.sum()).ravel())
    pairs = np.flatnonzero(counts)
    centre, root, q = _conditionals(data, grid, pairs)
    which = np.repeat(np.arange(pairs.size), counts[pairs])
    scale = np.sqrt(_variances(q[which], data[1].size, noise, rng=rng))
    curves = rng.standard_normal((draws, grid.size))
    curves *= scale[:, None]
    ends = np.cumsum(counts[pairs])
    for pair, (begin, end) in enumerate(zip(ends - counts[pairs], ends, strict=True)):
        curves[begin:end] = centre[pair] + curves[begin:end] @ root[pair].T
    return np.asarray(curves)


class _Conditional(NamedTuple):
    """What a pair (l, a) makes of any figures at one design."""

    inverse: Vector
    """C^-1, (n, n)."""

    cross: Vector
    """Covariance of the grid with the data over s2, (m, n)."""

    column: Vector
    """C^-1 1, (n,)."""

    weight: float
    """1' C^-1 1."""

    root: Vector
    """B with B B' the covariance over s2 that is left on the grid, (m, m)."""


def _conditionals(
    data: Data, grid: Vector, pairs: Int[np.ndarray, " pairs"]
) -> tuple[Vector, Vector, Vector]:
    """Return mean, root of the covariance over s2, and Q for each pair (l, a)."""
    x, y, w = data
    known = _known(x.tobytes(), w.tobytes(), grid.tobytes())
    lacking = [pair for pair in pairs.tolist() if pair not in known]
    if lacking:
        known.update(zip(lacking, _worked_out(x, w, grid, lacking), strict=True))
    chosen = [known[pair] for pair in pairs.tolist()]
    inverse, cross, column, weight, root = (
        np.stack(part) for part in zip(*chosen, strict=True)
    )
    mean = (column @ y) / weight
    lean = y - mean[:, None]
    pulled = np.einsum("pij,pj->pi", inverse, lean)
    q = (lean * pulled).sum(axis=-1)
    centre = mean[:, None] + np.einsum("pgi,pi->pg", cross, pulled)
    return centre, root, q


@lru_cache(maxsize=DESIGNS)
def _known(x: bytes, w: bytes, grid: bytes) -> dict[int, _Conditional]:  # noqa: ARG001
    """Return what was worked out so far of a design, by pair; it is filled as used."""
    return {}


def _worked_out(x: Vector, w: Vector, grid: Vector, pairs: list[int]) -> list[_Conditional]:
    place, ratio = np.divmod(np.array(pairs), RATIOS.size)
    a, length = RATIOS[ratio][:, None, None], LENGTHS[place][:, None, None]
    cross = a * matern(grid[:, None] - x[None, :], length)
    inverse = np.linalg.inv(a * matern(x[:, None] - x[None, :], length) + np.diag(w))
    column = inverse.sum(axis=-1)
    weight = column.sum(axis=-1)
    lack = 1.0 - np.einsum("pgi,pi->pg", cross, column)
    spread = a * matern(grid[:, None] - grid[None, :], length)
    spread = spread - cross @ inverse @ np.swapaxes(cross, -1, -2)
    spread = spread + lack[:, :, None] * lack[:, None, :] / weight[:, None, None]
    values, vectors = np.linalg.eigh(0.5 * (spread + np.swapaxes(spread, -1, -2)))
    root = vectors * np.sqrt(np.clip(values, 0.0, None))[:, None, :]
    parts = zip(inverse, cross, column, weight, root, strict=True)
    return [_Conditional(*part) for part in parts]


@njit(cache=True, nogil=True)
def _whitened(
    correlations: Float[np.ndarray, "lengths n n"],
    w: Float[np.ndarray, " n"],
    y: Float[np.ndarray, " n"],
) -> tuple[Vector, Vector, Vector]:
    """Return half the logarithm of |C|, 1' C^-1 1 and Q for every pair (l, a).

    The Cholesky roots of all ratios are worked out side by side, so that the innermost
    loop runs over them and a processor does several at once.
    """
    lengths, n, _ = correlations.shape
    many = RATIOS.size
    log_root = np.zeros((lengths, many))
    weight = np.zeros((lengths, many))
    q = np.zeros((lengths, many))
    root = np.empty((n, n, many))
    u = np.empty((n, many))
    v = np.empty((n, many))
    mean = np.empty(many)
    jitter = JITTER * (RATIOS + w.max())
    for place in range(lengths):
        for i in range(n):
            for j in range(i + 1):
                entry = root[i, j]
                correlation = correlations[place, i, j]
                for r in range(many):
                    entry[r] = RATIOS[r] * correlation
                if i == j:
                    for r in range(many):
                        entry[r] += w[i] + jitter[r]
                for k in range(j):
                    for r in range(many):
                        entry[r] -= root[i, k, r] * root[j, k, r]
                if i == j:
                    for r in range(many):
                        entry[r] = math.sqrt(entry[r])
                        log_root[place, r] += math.log(entry[r])
                else:
                    for r in range(many):
                        entry[r] /= root[j, j, r]
            for r in range(many):
                u[i, r] = 1.0
                v[i, r] = y[i]
            for k in range(i):
                for r in range(many):
                    u[i, r] -= root[i, k, r] * u[k, r]
                    v[i, r] -= root[i, k, r] * v[k, r]
            for r in range(many):
                u[i, r] /= root[i, i, r]
                v[i, r] /= root[i, i, r]
        mean[:] = 0.0
        for i in range(n):
            for r in range(many):
                weight[place, r] += u[i, r] * u[i, r]
                mean[r] += u[i, r] * v[i, r]
        for r in range(many):
            mean[r] /= weight[place, r]
        for i in range(n):
            for r in range(many):
                lean = v[i, r] - mean[r] * u[i, r]
                q[place, r] += lean * lean
    return log_root, weight, q


def _misfit(q: Vector, n: int, noise: tuple[float, float]) -> Vector:
    variance, degrees = noise
    if math.isinf(degrees):
        return 0.5 * q / variance
    squares = q + degrees * variance + LEAST_SQUARES
    return np.asarray(0.5 * (n - 1 + degrees) * np.log(squares))


def _variances(
    q: Vector, n: int, noise: tuple[float, float], *, rng: np.random.Generator
) -> Vector:
    variance, degrees = noise
    if math.isinf(degrees):
        return np.full(q.shape, variance)
    squares = q + degrees * variance + LEAST_SQUARES
    return np.asarray(squares / rng.chisquare(n - 1 + degrees, q.size))
