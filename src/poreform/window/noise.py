"""The noise of a curve: from its replicates, else from the errors stated with it."""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.streams import normals_again
from poreform.window.curve import Curve, Sample
from poreform.window.kernels.steps import greatest_steps

FEWEST_DEGREES = 3
"""Degrees of freedom from which replicates tell the noise better than a stated error."""


@dataclass(frozen=True, slots=True)
class Noise:
    """Variance of a reading, `variance` times its own weight, and how well it is known."""

    variance: float
    """[%**2]."""

    degrees: float
    """Degrees of freedom of `variance`; infinite for stated errors."""

    weights: tuple[float, ...]
    """Variance of each sample of the curve in units of `variance`."""


def noise_of(curve: Curve) -> Noise | None:
    """Return the noise of a curve; None when nothing tells it.

    Replicates count as such when they stand at one grid point, or at one temperature off
    the grid; their spread is pooled over the scan.  Membranes differ more than specimens
    of one membrane do, so replicates go before stated errors once they are enough.
    """
    pooled, degrees = _pooled(curve)
    stated = [sample.variance for sample in curve.samples if sample.variance is not None]
    if degrees >= FEWEST_DEGREES or (degrees > 0 and not stated):
        return Noise(pooled, float(degrees), tuple(1.0 for _ in curve.samples))
    if not stated:
        return None
    usual = sum(stated) / len(stated)
    weights = (
        usual if sample.variance is None else sample.variance for sample in curve.samples
    )
    return Noise(1.0, math.inf, tuple(weights))


def mean_variances(curve: Curve, noise: Noise) -> dict[int, float]:
    """Return the variance [%**2] of the mean at each grid index."""
    return {
        index: noise.variance * sum(weights) / len(weights) ** 2
        for index, weights in _weights(curve, noise).items()
    }


def chance_resolved(
    curve: Curve, noise: Noise | None, *, rng: np.random.Generator, draws: int = 4000
) -> float | None:
    """Return P(greatest slope > 0); None when the noise or every slope is missing.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the draws.
    draws : int
        Number of flat curves tried.
    """
    pairs = np.array([index for index in curve.means if index + 1 in curve.means])
    if noise is None or not pairs.size:
        return None
    return greatest_step_is_real(curve, noise, pairs, rng=rng, draws=draws)


def greatest_step_is_real(
    curve: Curve,
    noise: Noise,
    pairs: Float[np.ndarray, " pairs"],
    *,
    rng: np.random.Generator,
    draws: int = 4000,
) -> float:
    """Return P(greatest slope > 0): how sure it is that noise alone did not make it.

    One less the chance that a flat curve, measured at the same points with the same noise,
    shows anywhere a step as great as the greatest one seen.  Looking for the greatest of
    many is thereby allowed for: on pure noise the figure exceeds 0.95 in 5 % of scans.

    Parameters
    ----------
    pairs : (pairs,) int
        Lower grid index of every measured interval.
    rng : numpy.random.Generator
        Source of the draws.
    draws : int
        Number of flat curves tried.
    """
    lower = [int(index) for index in pairs]
    means = curve.means
    seen = max(curve.sign * (means[k + 1] - means[k]) for k in lower)
    if noise.variance == 0.0 or not any(noise.weights):
        return 1.0 if seen > 0.0 else 0.0
    variances = mean_variances(curve, noise)
    order = {index: place for place, index in enumerate(variances)}
    spread = np.sqrt(np.array(list(variances.values())))
    flat = normals_again(rng, (spread.size, draws))
    below = np.array([order[k] for k in lower])
    above = np.array([order[k + 1] for k in lower])
    greatest = greatest_steps(flat, spread, below, above)
    if math.isfinite(noise.degrees):
        greatest /= np.sqrt(rng.chisquare(noise.degrees, draws) / noise.degrees)
    return float((greatest < seen).mean())


def _weights(curve: Curve, noise: Noise) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {index: [] for index in curve.means}
    for sample, weight in zip(curve.samples, noise.weights, strict=True):
        if sample.index is not None:
            found[sample.index].append(weight)
    return found


def _pooled(curve: Curve) -> tuple[float, int]:
    groups: dict[float, list[float]] = {}
    for sample in curve.samples:
        groups.setdefault(_place(sample), []).append(sample.value)
    squares, degrees = 0.0, 0
    for values in groups.values():
        mean = sum(values) / len(values)
        squares += sum((value - mean) ** 2 for value in values)
        degrees += len(values) - 1
    return (squares / degrees if degrees else 0.0), degrees


def _place(sample: Sample) -> float:
    return sample.temperature if sample.index is None else float(sample.index) - 1e6
