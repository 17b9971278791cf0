"""A logistic curve through noisy points, integrated out, with its lack-of-fit test.

Letters: c centre and d width of y = A + B / (1 + exp(-(x - c)/d)), w weight of each mean
(its variance over s2), nu degrees of freedom of s2 known before.
"""

import math

import numpy as np
from jaxtyping import Float, Int
from numba import njit
from scipy import special

CENTRE_STEP = 0.5
"""Step [degC] of the centres c that are averaged over."""

WIDTHS = np.geomspace(0.7, 25.0, 18)
"""Widths d [degC] that are averaged over, equally likely on a log scale."""

WIDTH_RATIO = float(WIDTHS[1] / WIDTHS[0])

FINE = np.linspace(-1.0, 1.0, 21)
"""Steps of the grid around its best point where the best fit itself is sought."""

LEAST_POWER = 1e-12
"""Of a curve that is flat at all readings, so that its step has a value."""

PARAMETERS = 4
LEAST_P_VALUE = 0.1
"""A lack-of-fit test with a smaller chance sends the logistic curve away."""

Data = tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"], Float[np.ndarray, " n"]]
Table = Float[np.ndarray, "centres widths"]


def centre_shares(
    data: Data, noise: tuple[float, float], sign: float
) -> tuple[Float[np.ndarray, " centres"], Float[np.ndarray, " centres"], float]:
    """Return centres, the posterior share of each, and the chance of so bad a fit.

    A and B have flat priors and are integrated out together with s2, as in the Gaussian
    process.  Curves whose step has the wrong sign have no share.

    Parameters
    ----------
    data : (x, y, w)
        (n,) float each: temperature [degC], mean [%], variance of the mean over s2.
    noise : (variance, degrees)
        [%**2], degrees of freedom nu > 0 (infinite: known).
    sign : float
        +1 where y should rise with x, -1 where it should fall.

    Returns
    -------
    centres : (centres,) float
        c [degC].
    shares : (centres,) float
        Their posterior probabilities; they sum to 1.
    p_value : float
        Of the F (or chi-squared) test of lack of fit against the replicates' own spread;
        0 when there are not more points than parameters or no step of the right sign.

    Notes
    -----
    Source: N. R. Draper and H. Smith, Applied Regression Analysis, 3rd ed., Wiley 1998,
    section 2.1 (lack of fit against pure error).
    """
    x, y, _ = data
    centres = np.arange(x.min(), x.max() + 0.5 * CENTRE_STEP, CENTRE_STEP)
    log_share, squares = _fits(data, (centres, WIDTHS), noise, sign)
    if not np.isfinite(log_share).any():
        return centres, np.zeros_like(centres), 0.0
    share = np.exp(log_share - log_share.max())
    best = np.unravel_index(np.argmin(squares), squares.shape)
    near = centres[best[0]] + CENTRE_STEP * FINE, WIDTHS[best[1]] * WIDTH_RATIO**FINE
    _, finer = _fits(data, near, noise, sign)
    return centres, share.sum(axis=1) / share.sum(), _p_value(finer.min(), y.size, noise)


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


def _p_value(squares: float, n: int, noise: tuple[float, float]) -> float:
    variance, degrees = noise
    free = n - PARAMETERS
    if free < 1 or variance <= 0.0:
        return 0.0
    if math.isinf(degrees):
        return float(special.chdtrc(free, squares / variance))
    return float(special.fdtrc(free, degrees, squares / free / variance))
