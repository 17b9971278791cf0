"""The statistical answer: the probability of every interval, beside the literal one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.window.curve import Curve, Sample
from poreform.window.grid import indices_within, middle_of, temperature_at
from poreform.window.kernels.gaussian_process import posterior_draws
from poreform.window.kernels.lack_of_fit import lack_of_fit
from poreform.window.kernels.logistic import centre_shares, curve_draws
from poreform.window.kernels.steps import steepest
from poreform.window.noise import Noise

FEWEST_PLACES = 3
"""Different temperatures below which no curve is drawn."""

DRAWS = 4000
"""Curves drawn; a probability is then good to 0.008."""

CREDIBLE = 0.9
LIKELY = 0.1
"""An interval at least as probable is listed beside the best one."""

LEAST_P_VALUE = 0.1
"""A lack-of-fit test with a smaller chance sends the logistic curve away."""

MODEL = "Gaussian process (Matern 5/2, constant mean, marginal likelihood)"


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Curves that the readings leave possible, at the grid points they span."""

    indices: tuple[int, ...]
    """Grid index of every column."""

    curves: Float[np.ndarray, "draws points"]
    """[%]."""

    sign: float
    """Of the curve."""

    deviation: float
    """Standard deviation [%] expected of one new reading."""

    @property
    def steepest(self) -> Float[np.ndarray, " draws"]:
        """Lower grid index of the steepest interval of every draw."""
        return np.asarray(self.indices[0] + steepest(self.curves, self.sign))

    @property
    def shares(self) -> dict[int, float]:
        """Lower grid index -> probability that this interval is the steepest."""
        counts = np.bincount(
            self.steepest - self.indices[0], minlength=len(self.indices) - 1
        )
        return {
            index: float(count) / len(self.curves)
            for index, count in zip(self.indices, counts, strict=False)
        }


def beliefs(
    curve: Curve,
    noise: Noise | None,
    *,
    tolerance: float,
    rng: np.random.Generator,
    draws: int = DRAWS,
) -> Beliefs | None:
    """Return what the readings leave possible; None when they are too few for a curve.

    Points off the grid count at their true temperature; replicates share one.
    """
    x, y, w = means_at(curve.samples, noise)
    if x.size < FEWEST_PLACES:
        return None
    indices = tuple(indices_within(x.min(), x.max(), tolerance=tolerance))
    if len(indices) < 2:
        return None
    known, scaled = scaled_noise(noise, w)
    grid = np.array([temperature_at(index) for index in indices])
    curves = posterior_draws((x, y, scaled), grid, known, rng=rng, draws=draws)
    return Beliefs(indices, curves, curve.sign, _deviation(noise, curve, y))


def logistic_shares(
    curve: Curve, noise: Noise | None, *, rng: np.random.Generator
) -> dict[int, float]:
    """Return interval -> probability by a logistic curve; empty where that does not fit.

    The steepest interval of a logistic curve is the one that holds its centre.
    """
    x, y, w = means_at(curve.samples, noise)
    if noise is None or noise.variance <= 0.0 or x.size < FEWEST_PLACES:
        return {}
    known, scaled = scaled_noise(noise, w)
    found = centre_shares((x, y, scaled), known, curve.sign)
    if found.best is None:
        return {}
    if lack_of_fit((x, y, scaled), known, found.best, rng=rng) < LEAST_P_VALUE:
        return {}
    shares: dict[int, float] = {}
    for centre, share in zip(found.places, found.shares, strict=True):
        index = int((centre - temperature_at(0)) // 5.0)
        shares[index] = shares.get(index, 0.0) + float(share)
    return shares


def one_step_curves(
    curve: Curve, noise: Noise | None, *, rng: np.random.Generator, draws: int
) -> Float[np.ndarray, "draws points"]:
    """Return curves of one step that pass by the readings, at the grid points they span.

    For forecasts only: they say what a scan may look like, not where its maximum is.
    """
    x, y, w = means_at(curve.samples, noise)
    indices = indices_within(x.min(), x.max(), tolerance=0.5)
    known, scaled = scaled_noise(noise, w)
    grid = np.array([temperature_at(index) for index in indices])
    return curve_draws((x, y, scaled), known, curve.sign, grid, rng=rng, draws=draws)


def means_at(
    samples: tuple[Sample, ...], noise: Noise | None
) -> tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"], Float[np.ndarray, " n"]]:
    """Return temperatures [degC], means [%] and the variances of the means (relative)."""
    weights = (1.0,) * len(samples) if noise is None else noise.weights
    groups: dict[float, list[tuple[float, float]]] = {}
    for sample, weight in zip(samples, weights, strict=True):
        groups.setdefault(sample.temperature, []).append((sample.value, weight))
    places = sorted(groups)
    means = [sum(v for v, _ in groups[t]) / len(groups[t]) for t in places]
    spread = [sum(w for _, w in groups[t]) / len(groups[t]) ** 2 for t in places]
    return np.array(places), np.array(means), np.array(spread)


def scaled_noise(
    noise: Noise | None, weights: Float[np.ndarray, " n"]
) -> tuple[tuple[float, float], Float[np.ndarray, " n"]]:
    """Return (variance, degrees) and weights with a mean of 1, as the kernels want them."""
    if noise is None:
        return (0.0, 0.0), weights
    if math.isfinite(noise.degrees):
        return (noise.variance, noise.degrees), weights
    usual = max(float(weights.mean()), 1e-12)
    least = 1e-6 * usual
    return (noise.variance * usual, math.inf), np.maximum(weights, least) / usual


def middles(shares: Mapping[int, float]) -> dict[float, float]:
    """Return the shares keyed by the middle of the interval [degC]."""
    return {middle_of(index): share for index, share in sorted(shares.items())}


def credible_set(shares: Mapping[int, float]) -> tuple[int, ...]:
    """Return the smallest set of intervals that holds at least 90 % probability."""
    chosen: list[int] = []
    held = 0.0
    for index, share in sorted(shares.items(), key=lambda entry: -entry[1]):
        if held >= CREDIBLE:
            break
        chosen.append(index)
        held += share
    return tuple(sorted(chosen))


def likely_set(shares: Mapping[int, float]) -> tuple[int, ...]:
    """Return every interval with a probability of at least 0.1."""
    return tuple(sorted(index for index, share in shares.items() if share >= LIKELY))


def probability_of_order(lower: Mapping[int, float], upper: Mapping[int, float]) -> float:
    """Return P(Tu > Tl) of two independent curves."""
    return sum(
        share * other
        for index, share in lower.items()
        for above, other in upper.items()
        if above > index
    )


def probability_inside(
    lower: Mapping[int, float], upper: Mapping[int, float]
) -> dict[float, float]:
    """Return grid Ts [degC] -> P(Tl <= Ts <= Tu), for all Ts that both curves span."""
    indices = sorted(
        set(lower) | {k + 1 for k in lower} | set(upper) | {k + 1 for k in upper}
    )
    return {
        temperature_at(k): sum(share for index, share in lower.items() if index < k)
        * sum(share for index, share in upper.items() if index >= k)
        for k in indices
    }


def _deviation(noise: Noise | None, curve: Curve, y: Float[np.ndarray, " n"]) -> float:
    """Return the deviation of one new reading; 3 % of the span where nothing tells it."""
    if noise is None or noise.variance <= 0.0:
        return 0.03 * float(np.ptp(y)) or 1.0
    return math.sqrt(noise.variance * sum(noise.weights) / len(curve.samples))
