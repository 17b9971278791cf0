"""The test of lack of fit: as often wrong as it says, and sharp on smooth misfits."""

import math

import numpy as np
import pytest
from scipy import stats

from poreform.core.streams import stream
from poreform.window.kernels.lack_of_fit import lack_of_fit
from poreform.window.kernels.logistic import centre_shares

X = np.arange(100.0, 201.0, 5.0)
LEVEL = 0.1


def logistic(x, centre, width):
    return 1.0 / (1.0 + np.exp(-(x - centre) / width))


def two_steps(centre):
    return 0.5 * logistic(X, centre, 3.0) + 0.5 * logistic(X, centre + 35.0, 4.0)


def chance(y, noise, *, x=X, w=0.5, rng=None):
    data = (x, y, np.full(x.size, w))
    best = centre_shares(data, noise, 1.0).best
    return lack_of_fit(data, noise, best, rng=rng or stream(0, "test"))


def refused(shape, *, deviation, scans, degrees=21.0):
    """Share of scans of two replicates on which the logistic curve is refused at 10 %."""
    rng = stream(7, f"{deviation} {degrees}")

    def one(centre):
        y = shape(centre) + deviation * rng.standard_normal(X.size) / math.sqrt(2.0)
        spread = 1.0 if math.isinf(degrees) else rng.chisquare(degrees) / degrees
        return chance(y, (deviation**2 * spread, degrees), rng=rng) < LEVEL

    return float(np.mean([one(centre) for centre in rng.uniform(120.0, 150.0, scans)]))


@pytest.mark.parametrize("degrees", [21.0, math.inf])
@pytest.mark.parametrize("deviation", [0.01, 0.1])
def test_true_logistic_curves_are_refused_about_as_often_as_stated(deviation, degrees):
    """10 % of 150 scans, give or take three deviations of the binomial."""
    found = refused(
        lambda c: logistic(X, c, 6.0), deviation=deviation, scans=150, degrees=degrees
    )
    assert found == pytest.approx(LEVEL, abs=3.0 * math.sqrt(0.1 * 0.9 / 150))


def test_two_steps_are_refused_even_at_noise_of_a_tenth_of_the_step():
    assert refused(two_steps, deviation=0.1, scans=60) > 0.75
    assert refused(two_steps, deviation=0.03, scans=20) == 1.0


def test_points_too_far_apart_for_a_pattern_leave_the_f_test():
    """Where no smooth curve joins two points the statistic is a sum of squares."""
    x = np.array([0.0, 0.2, 0.4, 0.6, 1.0, 1.3, 1.7, 2.0, 2.3]) * 1e5
    noise = (1.0, 6.0)
    y = 1000.0 * logistic(x, 0.9e5, 3e4) + 1.5 * np.resize([1.0, -1.0], x.size)
    data = (x, y, np.ones_like(x))
    z = np.linspace(0.8, 1.0, 201) * 1e5
    curves = [logistic(x, c, 3e4) for c in z]
    squares = [
        np.linalg.lstsq(np.stack([np.ones_like(x), f], 1), y, rcond=None)[1] for f in curves
    ]
    best = float(z[int(np.argmin(np.ravel(squares)))]), 3e4
    exact = stats.f.sf(float(np.min(squares)) / (x.size - 4), x.size - 4, 6.0)
    assert lack_of_fit(data, noise, best, rng=stream(1, "far")) == pytest.approx(
        exact, abs=0.05
    )


def test_neighbours_off_on_the_same_side_count_more_than_turns():
    """Two misfits of the same sum of squares: a smooth bump, and its values shuffled."""
    bump = 0.18 * np.exp(-(((X - 180.0) / 8.0) ** 2)) - 0.18 * np.exp(
        -(((X - 110.0) / 8.0) ** 2)
    )
    shuffled = stream(3, "mix").permutation(bump)
    noise = (0.01, 21.0)
    smooth, rough = (chance(logistic(X, 145.0, 6.0) + e, noise) for e in (bump, shuffled))
    assert smooth < LEVEL < rough


@pytest.mark.parametrize(
    ("count", "noise"), [(4, (1.0, 3.0)), (9, (0.0, 3.0))], ids=["few points", "no noise"]
)
def test_where_nothing_can_be_tested_nothing_fits(count, noise):
    x = X[:count]
    data = (x, logistic(x, 110.0, 4.0), np.ones(count))
    assert lack_of_fit(data, noise, (110.0, 4.0), rng=stream(1, "none")) == 0.0
