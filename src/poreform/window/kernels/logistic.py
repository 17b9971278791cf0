"""A logistic curve through noisy points, integrated out.

Letters: c centre and d width of y = A + B / (1 + exp(-(x - c)/d)), w weight of each mean
(its variance over s2), nu degrees of freedom of s2 known before.
"""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from numba import njit

CENTRE_STEP = 0.5
"""Step [degC] of the centres c that are averaged over."""

WIDTHS = np.geomspace(0.7, 25.0, 18)
"""Widths d [degC] that are averaged over, equally likely on a log scale."""

WIDTH_RATIO = float(WIDTHS[1] / WIDTHS[0])

FINE = np.linspace(-1.0, 1.0, 21)
"""Steps of the grid around its best point where the best fit itself is sought."""

LEAST_POWER = 1e-12
"""Of a curve that is flat at all readings, so that its step has a value."""

Data = tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"], Float[np.ndarray, " n"]]
Table = Float[np.ndarray, "centres widths"]


@dataclass(frozen=True, slots=True)
class Centres:
    """Where the centre of a logistic curve lies, and the curve that fits best."""

    places: Float[np.ndarray, " centres"]
    """c [degC]."""

    shares: Float[np.ndarray, " centres"]
    """Their posterior probabilities; they sum to 1, and are all 0 where nothing fits."""

    best: tuple[float, float] | None
    """(c, d) [degC] of the least squares; None where no step of the right sign fits."""


def centre_shares(data: Data, noise: tuple[float, float], sign: float) -> Centres:
    """Return centres, the posterior share of each, and the best fit.

    A and B have flat priors and are integrated out together with s2, as in the Gaussian
    process.  Curves whose step has the wrong sign have no share and fit nothing.

    Parameters
    ----------
    data : (x, y, w)
        (n,) float each: temperature [degC], mean [%], variance of the mean over s2.
    noise : (variance, degrees)
        [%**2], degrees of freedom nu > 0 (infinite: known).
    sign : float
        +1 where y should rise with x, -1 where it should fall.
    """
    x, _, _ = data
    centres = np.arange(x.min(), x.max() + 0.5 * CENTRE_STEP, CENTRE_STEP)
    log_share, squares = _fits(data, (centres, WIDTHS), noise, sign)
    if not np.isfinite(log_share).any():
        return Centres(centres, np.zeros_like(centres), None)
    share = np.exp(log_share - log_share.max())
    c, d = _least(squares, log_share, (centres, WIDTHS))
    near = c + CENTRE_STEP * FINE, d * WIDTH_RATIO**FINE
    finer_share, finer = _fits(data, near, noise, sign)
    best = _least(finer, finer_share, near)
    return Centres(centres, share.sum(axis=1) / share.sum(), best)


def curve_draws(
    data: Data,
    noise: tuple[float, float],
    sign: float,
    grid: Float[np.ndarray, " m"],
    *,
    rng: np.random.Generator,
    draws: int,
) -> Float[np.ndarray, "draws m"]:
    """Return logistic curves that the data leave possible, at the `grid` temperatures.

    Centre and width are drawn from their posterior, A and B are the best ones to them.
    There are none, (0, m), when no step of the right sign fits at all.

    Parameters
    ----------
    data, noise, sign
        As in `centre_shares`, but the noise may be unknown: degrees 0.
    grid : (m,) float
        Temperatures [degC].
    rng : numpy.random.Generator
        Source of the draws.
    draws : int
        Number of curves.
    """
    x, y, w = data
    centres = np.arange(x.min(), x.max() + 0.5 * CENTRE_STEP, CENTRE_STEP)
    log_share, _ = _fits(data, (centres, WIDTHS), noise, sign)
    if not np.isfinite(log_share).any():
        return np.empty((0, grid.size))
    share = np.exp(log_share - log_share.max())
    picked = rng.choice(share.size, draws, p=(share / share.sum()).ravel())
    place, width = np.divmod(picked, WIDTHS.size)
    c, d = centres[place][:, None], WIDTHS[width][:, None]
    here, there = (0.5 * (1.0 + np.tanh(0.5 * (t - c) / d)) for t in (x, grid))
    weight = 1.0 / w
    middle = (here * weight).sum(-1, keepdims=True) / weight.sum()
    level = (y * weight).sum() / weight.sum()
    lean = here - middle
    power = np.maximum((weight * lean * lean).sum(-1, keepdims=True), LEAST_POWER)
    step = (weight * lean * (y - level)).sum(-1, keepdims=True) / power
    return np.asarray(level + step * (there - middle))


def _fits(
    data: Data,
    grid: tuple[Float[np.ndarray, " centres"], Float[np.ndarray, " widths"]],
    noise: tuple[float, float],
    sign: float,
) -> tuple[Table, Table]:
    x, y, w = data
    centres, widths = grid
    # equal steps of both leave few different distances; the curve is drawn once at each
    distances, places = np.unique(x - centres[:, None], return_inverse=True)
    curves = 0.5 * (1.0 + np.tanh(0.5 * distances[:, None] / widths))
    places = places.reshape(centres.size, x.size)
    step, power, squares = _least_squares(curves, places, y, 1.0 / w)
    log_share = -0.5 * np.log(power) - _misfit(squares, y.size, noise)
    return np.where(sign * step > 0.0, log_share, -np.inf), squares


@njit(cache=True, nogil=True)
def _least_squares(
    curves: Float[np.ndarray, "distances widths"],
    places: Int[np.ndarray, "centres n"],
    y: Float[np.ndarray, " n"],
    weight: Float[np.ndarray, " n"],
) -> tuple[Table, Table, Table]:
    """Return the best step B, the power of the curve about its mean and the misfit.

    The innermost loops run over the widths, so that a processor does several at once.
    """
    centres, n = places.shape
    widths = curves.shape[1]
    step = np.zeros((centres, widths))
    power = np.zeros((centres, widths))
    squares = np.zeros((centres, widths))
    middle = np.empty(widths)
    total = weight.sum()
    level = (y * weight).sum() / total
    for c in range(centres):
        middle[:] = 0.0
        for i in range(n):
            for d in range(widths):
                middle[d] += weight[i] * curves[places[c, i], d]
        for d in range(widths):
            middle[d] /= total
        for i in range(n):
            pull = weight[i] * (y[i] - level)
            for d in range(widths):
                lean = curves[places[c, i], d] - middle[d]
                power[c, d] += weight[i] * lean * lean
                step[c, d] += pull * lean
        for d in range(widths):
            power[c, d] = max(power[c, d], LEAST_POWER)
            step[c, d] /= power[c, d]
        for i in range(n):
            for d in range(widths):
                lean = curves[places[c, i], d] - middle[d]
                residual = y[i] - level - step[c, d] * lean
                squares[c, d] += weight[i] * residual * residual
    return step, power, squares


def _misfit(squares: Table, n: int, noise: tuple[float, float]) -> Table:
    variance, degrees = noise
    if math.isinf(degrees):
        return 0.5 * squares / variance
    return np.asarray(
        0.5 * (n - 2 + degrees) * np.log(squares + degrees * variance + 1e-12)
    )


def _least(
    squares: Table,
    log_share: Table,
    grid: tuple[Float[np.ndarray, " centres"], Float[np.ndarray, " widths"]],
) -> tuple[float, float]:
    """Return (c, d) of the least squares among the curves that have a share."""
    allowed = np.where(np.isfinite(log_share), squares, np.inf)
    place, width = np.unravel_index(np.argmin(allowed), allowed.shape)
    return float(grid[0][place]), float(grid[1][width])
