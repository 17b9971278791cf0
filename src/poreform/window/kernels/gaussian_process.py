"""Draws of a smooth curve through noisy points: a Gaussian process, integrated out.

Letters: l length of the Matern 5/2 covariance, a variance of the curve over the noise
variance s2, b constant mean, C = a R(l) + diag(w) covariance of the data over s2, w weight
of each mean, Q weighted sum of squares, nu degrees of freedom of the noise known before.
"""

import math

import numpy as np
from jaxtyping import Float, Int

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
    roots = np.stack([_root(x, w, length) for length in LENGTHS])
    both = np.stack([np.ones_like(y), y], axis=-1)
    whitened = np.linalg.solve(roots, np.broadcast_to(both, (*roots.shape[:2], y.size, 2)))
    u, v = whitened[..., 0], whitened[..., 1]
    weight = (u * u).sum(-1)
    mean = (u * v).sum(-1) / weight
    q = ((v - mean[..., None] * u) ** 2).sum(-1)
    log_root = np.log(np.diagonal(roots, axis1=-2, axis2=-1)).sum(-1)
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
    Accuracy: exact draws but for the two grids over l and a.  Cost: under 30 ms for 21
    points and 4000 draws (``benchmarks/bench_window.py``).

    Source: Rasmussen and Williams 2006, eqs. 2.42-2.43 with one constant basis function.
    """
    shares = evidence(*data, noise)
    shares = np.where(shares < LEAST_SHARE, 0.0, shares)
    counts = rng.multinomial(draws, (shares / shares.sum()).ravel())
    pairs = np.flatnonzero(counts)
    centre, root, q = _conditionals(data, grid, pairs)
    which = np.repeat(np.arange(pairs.size), counts[pairs])
    scale = np.sqrt(_variances(q[which], data[1].size, noise, rng=rng))
    curves = rng.standard_normal((draws, grid.size)) * scale[:, None]
    ends = np.cumsum(counts[pairs])
    for pair, (begin, end) in enumerate(zip(ends - counts[pairs], ends, strict=True)):
        curves[begin:end] = centre[pair] + curves[begin:end] @ root[pair].T
    return np.asarray(curves)


def _conditionals(
    data: Data, grid: Vector, pairs: Int[np.ndarray, " pairs"]
) -> tuple[Vector, Vector, Vector]:
    """Return mean, root of the covariance over s2, and Q for each pair (l, a)."""
    x, y, w = data
    place, ratio = np.divmod(pairs, RATIOS.size)
    a, length = RATIOS[ratio][:, None, None], LENGTHS[place][:, None, None]
    cross = a * matern(grid[:, None] - x[None, :], length)
    inverse = np.linalg.inv(a * matern(x[:, None] - x[None, :], length) + np.diag(w))
    column = inverse.sum(axis=-1)
    weight = column.sum(axis=-1)
    mean = (column @ y) / weight
    lean = y - mean[:, None]
    pulled = np.einsum("pij,pj->pi", inverse, lean)
    q = (lean * pulled).sum(axis=-1)
    lack = 1.0 - np.einsum("pgi,pi->pg", cross, column)
    spread = a * matern(grid[:, None] - grid[None, :], length)
    spread = spread - cross @ inverse @ np.swapaxes(cross, -1, -2)
    spread = spread + lack[:, :, None] * lack[:, None, :] / weight[:, None, None]
    values, vectors = np.linalg.eigh(0.5 * (spread + np.swapaxes(spread, -1, -2)))
    root = vectors * np.sqrt(np.clip(values, 0.0, None))[:, None, :]
    centre = mean[:, None] + np.einsum("pgi,pi->pg", cross, pulled)
    return centre, root, q


def _root(x: Vector, w: Vector, length: float) -> Vector:
    correlation = matern(x[:, None] - x[None, :], length)
    covariance = RATIOS[:, None, None] * correlation + np.diag(w)
    diagonal = np.diagonal(covariance, axis1=-2, axis2=-1).max(-1)
    jitter = JITTER * diagonal[:, None, None] * np.eye(x.size)
    return np.asarray(np.linalg.cholesky(covariance + jitter))


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
