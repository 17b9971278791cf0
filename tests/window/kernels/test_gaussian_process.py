"""Gaussian process draws against dense algebra, limits and known curves."""

import math

import numpy as np
import pytest
from scipy import stats

from poreform.core.streams import stream
from poreform.window.kernels.gaussian_process import (
    LEAST_SHARE,
    LENGTHS,
    RATIOS,
    evidence,
    matern,
    posterior_draws,
)

X = np.arange(100.0, 201.0, 5.0)


def step(x):
    return 50.0 + 20.0 / (1.0 + np.exp(-(x - 140.0) / 4.0))


def test_the_correlation_is_one_at_no_distance_and_falls():
    found = matern(np.array([0.0, 5.0, 50.0]), 10.0)
    assert found[0] == 1.0
    assert (np.diff(found) < 0.0).all()


def test_the_correlation_has_the_curvature_of_matern_five_halves():
    small = 1e-3
    curvature = (matern(np.array(small), 1.0) - 1.0) / small**2
    assert curvature == pytest.approx(-5.0 / 6.0, rel=1e-3)


def test_the_evidence_is_that_of_a_normal_density_with_a_wide_mean():
    """With noise known, against scipy's density and a mean of very wide prior."""
    y = step(X) + stream(1, "evidence").standard_normal(X.size)
    shares = evidence(X, y, np.ones_like(X), (1.0, math.inf))
    length, ratio = (3, 7), (11, 9)

    def density(place):
        covariance = RATIOS[place[1]] * matern(X[:, None] - X[None, :], LENGTHS[place[0]])
        covariance = covariance + np.eye(X.size) + 1e8
        return stats.multivariate_normal(np.zeros(X.size), covariance).logpdf(y)

    ratio_of_shares = np.log(shares[length] / shares[ratio])
    assert ratio_of_shares == pytest.approx(density(length) - density(ratio), abs=2e-2)


def test_draws_pass_through_figures_without_noise():
    draws = posterior_draws(
        (X, step(X), np.ones_like(X)), X, (1e-8, math.inf), rng=stream(1, "d"), draws=200
    )
    assert np.abs(draws - step(X)).max() < 0.05


def test_a_constant_added_to_the_readings_is_added_to_the_draws():
    y, w = step(X), np.ones_like(X)
    one = posterior_draws((X, y, w), X, (0.5, 20.0), rng=stream(1, "d"), draws=100)
    other = posterior_draws((X, y + 7.0, w), X, (0.5, 20.0), rng=stream(1, "d"), draws=100)
    assert other == pytest.approx(one + 7.0, abs=1e-5)


def test_the_draws_spread_where_nothing_was_measured():
    kept = np.delete(np.arange(X.size), slice(8, 13))
    draws = posterior_draws(
        (X[kept], step(X[kept]), np.ones(kept.size)),
        X,
        (0.01, 20.0),
        rng=stream(1, "d"),
        draws=800,
    )
    spread = draws.std(axis=0)
    assert spread[10] > 5.0 * spread[2]


def test_the_truth_lies_within_90_percent_bands_about_as_often_as_it_should():
    noise = stream(5, "band").standard_normal((40, X.size))
    inside = [
        (np.quantile(draws, 0.05, axis=0) < step(X))
        & (step(X) < np.quantile(draws, 0.95, axis=0))
        for draws in (
            posterior_draws(
                (X, step(X) + row, np.ones_like(X)),
                X,
                (1.0, math.inf),
                rng=stream(k, "b"),
                draws=400,
            )
            for k, row in enumerate(noise)
        )
    ]
    assert 0.85 < np.mean(inside) < 0.99


def test_equal_figures_still_have_draws():
    y = np.full_like(X, 60.0)
    draws = posterior_draws(
        (X, y, np.ones_like(X)), X, (0.0, 0.0), rng=stream(1, "d"), draws=50
    )
    assert np.isfinite(draws).all()


def test_the_draws_have_the_mean_and_spread_of_dense_algebra():
    """Four far points, noise known: against a mean of very wide prior."""
    x, y = np.array([100.0, 140.0, 150.0, 200.0]), np.array([50.0, 55.0, 58.0, 70.0])
    grid = np.array([105.0, 120.0, 175.0, 195.0])
    shares = evidence(x, y, np.ones(4), (1.0, math.inf))
    shares = np.where(shares < LEAST_SHARE, 0.0, shares)
    wide = 1e7

    def moments(length, ratio):
        data = ratio * matern(x[:, None] - x[None, :], length) + np.eye(4) + wide
        cross = ratio * matern(grid[:, None] - x[None, :], length) + wide
        centre = cross @ np.linalg.solve(data, y)
        held = np.einsum("ij,ji->i", cross, np.linalg.solve(data, cross.T))
        return centre, ratio + wide - held

    table = [[moments(length, ratio) for ratio in RATIOS[:12]] for length in LENGTHS]
    centres = np.array([[pair[0] for pair in row] for row in table])
    spreads = np.array([[pair[1] for pair in row] for row in table])
    weight = shares[:, :12, None] / shares[:, :12].sum()
    mean = (weight * centres).sum((0, 1))
    variance = (weight * (spreads + centres**2)).sum((0, 1)) - mean**2
    assert shares[:, 12:].sum() == 0.0
    draws = posterior_draws(
        (x, y, np.ones(4)), grid, (1.0, math.inf), rng=stream(1, "m"), draws=40000
    )
    assert draws.mean(axis=0) == pytest.approx(mean, abs=0.15)
    assert draws.var(axis=0) == pytest.approx(variance, rel=0.1)


@pytest.mark.parametrize("noise", [(0.7, math.inf), (0.7, 12.0), (0.0, 0.0)])
def test_the_evidence_is_that_of_dense_algebra_for_every_length_and_ratio(noise):
    """One pair at a time, by the inverse and the determinant of the whole covariance."""
    x = np.array([100.0, 104.8, 110.0, 125.0, 130.0, 152.5, 160.0])
    y, w = step(x) + np.sin(x), np.array([1.0, 0.5, 0.5, 1.0, 0.25, 2.0, 1.0])

    def log_likelihood(length, ratio):
        covariance = ratio * matern(x[:, None] - x[None, :], length) + np.diag(w)
        inverse = np.linalg.inv(covariance)
        weight = inverse.sum()
        lean = y - (inverse @ y).sum() / weight
        q = lean @ inverse @ lean
        variance, degrees = noise
        misfit = (
            0.5 * q / variance
            if math.isinf(degrees)
            else 0.5 * (x.size - 1 + degrees) * np.log(q + degrees * variance)
        )
        return -0.5 * np.linalg.slogdet(covariance)[1] - 0.5 * np.log(weight) - misfit

    table = np.array([[log_likelihood(le, a) for a in RATIOS] for le in LENGTHS])
    expected = np.exp(table - table.max())
    assert evidence(x, y, w, noise) == pytest.approx(
        expected / expected.sum(), rel=1e-4, abs=1e-9
    )


def test_other_figures_at_a_design_that_is_known_have_their_own_draws():
    """The first scan fills what is kept of the design, the others find it."""
    w = np.ones_like(X)
    for centre in (60.0, 30.0):
        y = centre + 10.0 * np.cos(X / 9.0)
        draws = posterior_draws(
            (X, y, w), X, (1e-6, math.inf), rng=stream(1, "d"), draws=50
        )
        assert np.abs(draws - y).max() < 0.05
