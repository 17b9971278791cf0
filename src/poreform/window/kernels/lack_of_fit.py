"""Whether a logistic curve leaves something behind: a test of the pattern of its residuals.

Letters: e residuals of the means over their noise, J derivatives of the curve by A, B, c, d
in the same units, M projection off J, R Matern 5/2 correlation averaged over its lengths,
w weight of each mean (its variance over s2), nu degrees of freedom of s2 known before.
"""

import math

import numpy as np
from jaxtyping import Float

from poreform.window.kernels.gaussian_process import LENGTHS, matern

DRAWS = 1000
"""Curves drawn under the logistic; a chance near 0.1 is then good to 0.01."""

PARAMETERS = 4
"""A, B, c, d: with no more points than these there is nothing to test."""

LEAST_DIRECTION = 1e-3
"""Relative singular value below which a parameter moves no mean: a step between two
points has a width that nothing tells."""

Vector = Float[np.ndarray, "..."]
Data = tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"], Float[np.ndarray, " n"]]


def lack_of_fit(
    data: Data,
    noise: tuple[float, float],
    best: tuple[float, float],
    *,
    rng: np.random.Generator,
) -> float:
    """Return the chance of residuals that go together as these do, were the curve true.

    The alternative is that a smooth curve of unknown size, a Gaussian process of the same
    lengths as in `gaussian_process`, is added to the logistic one.  For a small one the
    most powerful statistic is e'Re over the pooled variance (score test), and its
    distribution is drawn: noise on the best fit, less what a refit takes up to first
    order.  Neighbours that are off on the same side count, which a sum of squares does
    not see.

    Parameters
    ----------
    data : (x, y, w)
        (n,) float each: temperature [degC], mean [%], variance of the mean over s2.
    noise : (variance, degrees)
        [%**2], degrees of freedom nu > 0 (infinite: known).
    best : (float, float)
        Centre c and width d [degC] of the best fit.
    rng : numpy.random.Generator
        Source of the draws.

    Returns
    -------
    float
        0 when there are not more points than parameters, or no noise.

    Notes
    -----
    Accuracy: size and power by ``benchmarks/bench_window.py``.  Cost: O(draws n^2).

    Source: the score test of a variance component, D. D. Cox and E. Koh, Biometrics 45
    (1989) 1; parametric bootstrap as A. C. Davison and D. V. Hinkley, Bootstrap Methods
    and their Application, Cambridge 1997, section 4.2.
    """
    x, _y, w = data
    variance, degrees = noise
    if x.size <= PARAMETERS or variance <= 0.0:
        return 0.0
    residual, taken = _residual(data, best)
    flat = rng.standard_normal((DRAWS, x.size))
    flat -= (flat @ taken) @ taken.T
    scale = 1.0 / np.sqrt(w)
    pattern = scale[:, None] * scale[None, :] * _correlation(x)
    if math.isinf(degrees):
        seen = _statistic(residual, pattern) / variance
        return float((_statistic(flat, pattern) >= seen).mean())
    seen = _statistic(residual, pattern) / (residual @ residual + degrees * variance)
    pooled = (flat * flat).sum(-1) + rng.chisquare(degrees, DRAWS)
    return float((_statistic(flat, pattern) / pooled >= seen).mean())


def _residual(
    data: Data, best: tuple[float, float]
) -> tuple[Float[np.ndarray, " n"], Float[np.ndarray, "n directions"]]:
    """Return e and an orthonormal basis of J."""
    x, y, w = data
    c, d = best
    z = (x - c) / d
    rise = 0.5 * (1.0 + np.tanh(0.5 * z))
    slope = rise * (1.0 - rise)
    columns = np.stack([np.ones_like(x), rise, slope, slope * z], axis=-1)
    columns /= np.sqrt(w)[:, None]
    columns /= np.maximum(np.linalg.norm(columns, axis=0), np.finfo(float).tiny)
    level_and_step, *_ = np.linalg.lstsq(columns[:, :2], y / np.sqrt(w), rcond=None)
    residual = y / np.sqrt(w) - columns[:, :2] @ level_and_step
    basis, strength, _ = np.linalg.svd(columns, full_matrices=False)
    return residual, basis[:, strength > LEAST_DIRECTION * strength[0]]


def _correlation(x: Float[np.ndarray, " n"]) -> Float[np.ndarray, "n n"]:
    """Return R."""
    apart = x[:, None] - x[None, :]
    return np.asarray(np.mean([matern(apart, length) for length in LENGTHS], axis=0))


def _statistic(residual: Vector, pattern: Float[np.ndarray, "n n"]) -> Vector:
    return np.asarray(((residual @ pattern) * residual).sum(-1))
