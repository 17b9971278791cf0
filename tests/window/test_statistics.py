"""From draws to probabilities: sums, sets and orders."""

import numpy as np
import pytest

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.window.curve import curve_of
from poreform.window.noise import noise_of
from poreform.window.statistics import (
    beliefs,
    credible_set,
    likely_set,
    logistic_shares,
    means_at,
    middles,
    probability_inside,
    probability_of_order,
    scaled_noise,
)


def believed(readings, seed=1):
    curve = curve_of("porosity", readings, 0.5)
    return beliefs(curve, noise_of(curve), tolerance=0.5, rng=stream(seed, "b"))


def test_the_probabilities_of_all_intervals_sum_to_one():
    found = believed({100.0 + 5 * k: 50.0 + k**1.5 for k in range(10)})
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert list(found.shares) == list(range(9))


def test_a_clean_step_leaves_no_doubt():
    readings = {
        100.0 + 5 * k: [50.0 + 20 * (k > 6), 50.2 + 20 * (k > 6)] for k in range(12)
    }
    assert believed(readings).shares[6] > 0.99


def test_two_points_draw_no_curve():
    assert believed({100.0: 50.0, 105.0: 51.0}) is None


def test_a_point_off_the_grid_counts_at_its_true_temperature():
    curve = curve_of("porosity", {100.0: 50.0, 102.4: 51.0, 110.0: 52.0}, 0.5)
    x, y, _ = means_at(curve.samples, None)
    assert x.tolist() == [100.0, 102.4, 110.0]
    assert y.tolist() == [50.0, 51.0, 52.0]


def test_stated_errors_are_scaled_to_a_mean_weight_of_one():
    readings = {
        100.0 + 5 * k: Reading("porosity", 50.0 + k, "%", "m", std=0.1 + 0.1 * k)
        for k in range(4)
    }
    noise = noise_of(curve_of("porosity", readings, 0.5))
    (variance, _), weights = scaled_noise(noise, np.array(noise.weights))
    assert weights.mean() == pytest.approx(1.0)
    assert variance * weights == pytest.approx(np.array([0.01, 0.04, 0.09, 0.16]))


def test_the_credible_set_is_the_smallest_that_holds_90_percent():
    assert credible_set({0: 0.05, 1: 0.5, 2: 0.35, 3: 0.1}) == (1, 2, 3)
    assert credible_set({0: 0.02, 1: 0.95, 2: 0.03}) == (1,)


def test_every_interval_with_a_tenth_of_the_probability_is_listed():
    assert likely_set({0: 0.1, 1: 0.8, 2: 0.09}) == (0, 1)


def test_probabilities_are_shown_at_the_middles():
    assert middles({8: 0.25, 7: 0.75}) == {137.5: 0.75, 142.5: 0.25}


def test_the_order_of_two_bounds_is_strict():
    assert probability_of_order({3: 1.0}, {3: 1.0}) == 0.0
    assert probability_of_order({3: 0.5, 5: 0.5}, {4: 1.0}) == 0.5


def test_a_dissolution_temperature_lies_between_the_middles():
    inside = probability_inside({3: 0.5, 4: 0.5}, {6: 1.0})
    assert inside[115.0] == 0.0
    assert inside[120.0] == 0.5
    assert inside[125.0] == inside[130.0] == 1.0
    assert inside[135.0] == 0.0


def test_a_logistic_curve_is_offered_only_with_known_noise():
    curve = curve_of("porosity", {100.0: 50.0, 105.0: 51.0}, 0.5)
    assert logistic_shares(curve, None, rng=stream(0, "fit")) == {}


def test_a_logistic_curve_agrees_with_the_draws_on_a_logistic_scan():
    rng = stream(4, "scan")
    temperatures = np.arange(100.0, 201.0, 5.0)
    truth = 50.0 + 20.0 / (1.0 + np.exp(-(temperatures - 147.0) / 5.0))
    readings = {
        float(t): list(value + 0.4 * rng.standard_normal(3))
        for t, value in zip(temperatures, truth, strict=True)
    }
    curve = curve_of("porosity", readings, 0.5)
    by_curve = logistic_shares(curve, noise_of(curve), rng=stream(4, "fit"))
    by_draws = believed(readings).shares
    assert max(by_curve, key=by_curve.get) == max(by_draws, key=by_draws.get) == 9
