"""Noise: where it comes from and when it makes a greatest slope meaningless."""

import math

import numpy as np
import pytest

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.window.curve import curve_of
from poreform.window.noise import greatest_step_is_real, mean_variances, noise_of


def scan(rng, *, replicates, step=0.0, noise=1.0):
    return {
        100.0 + 5 * k: list(60.0 + step * (k > 8) + noise * rng.standard_normal(replicates))
        for k in range(21)
    }


def gate(readings, seed=1):
    curve = curve_of("porosity", readings, 0.5)
    noise = noise_of(curve)
    pairs = np.arange(len(curve.means) - 1)
    return greatest_step_is_real(curve, noise, pairs, rng=stream(seed, "gate"))


def test_replicates_give_the_pooled_variance():
    curve = curve_of("porosity", {100.0: [50.0, 52.0], 105.0: [60.0, 64.0, 62.0]}, 0.5)
    noise = noise_of(curve)
    assert (noise.variance, noise.degrees) == (pytest.approx((2.0 + 8.0) / 3), 3)


def test_single_figures_without_an_error_tell_no_noise():
    assert noise_of(curve_of("porosity", {100.0: 50.0, 105.0: 51.0}, 0.5)) is None


def test_a_stated_error_serves_where_replicates_are_few():
    stated = Reading("porosity", 50.0, "%", "weighing", std=0.5)
    noise = noise_of(curve_of("porosity", {100.0: [stated, 50.4], 105.0: stated}, 0.5))
    assert math.isinf(noise.degrees)
    assert noise.weights == pytest.approx((0.25, 0.25, 0.25))


def test_the_mean_of_n_readings_has_an_nth_of_the_variance():
    curve = curve_of(
        "porosity", {100.0: [50.0, 52.0], 105.0: [60.0, 64.0, 62.0, 62.0]}, 0.5
    )
    variances = mean_variances(curve, noise_of(curve))
    assert variances[0] == pytest.approx(2.0 * variances[1])


def test_pure_noise_passes_the_gate_in_one_scan_of_twenty():
    rng = stream(2, "pure noise")
    passed = [gate(scan(rng, replicates=3), seed) >= 0.95 for seed in range(200)]
    assert 0.01 <= np.mean(passed) <= 0.10


def test_a_clear_step_passes_the_gate():
    assert gate(scan(stream(3, "step"), replicates=3, step=10.0)) > 0.999


def test_noise_known_from_two_replicates_alone_is_hardly_known():
    readings = {100.0: [50.0, 50.1], 105.0: 51.0, 110.0: 52.0}
    wide = {100.0: [50.0, 50.1], 105.0: [51.0, 51.1], 110.0: [52.0, 52.1, 51.9]}
    assert gate(readings) < gate(wide)


def test_figures_that_agree_to_the_last_digit_have_no_noise():
    assert gate({100.0: [50.0, 50.0], 105.0: [51.0, 51.0]}) == 1.0
