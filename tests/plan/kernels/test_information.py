"""Mutual information against cases that can be worked out."""

import numpy as np
import pytest
from scipy import integrate, stats

from poreform.core.streams import stream
from poreform.plan.kernels.information import entropy, expected_information


def test_a_reading_that_has_nothing_to_do_with_the_interval_tells_nothing():
    rng = stream(1, "none")
    found = expected_information(rng.standard_normal(4000), rng.integers(0, 2, 4000), 1.0)
    assert found == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(("draws", "left"), [(4000, 0.04), (1000, 0.22)])
@pytest.mark.parametrize("deviation", [0.03, 0.3])
def test_few_draws_feign_little(draws, left, deviation):
    """Sixteen intervals, independent of the reading; plain counts feign 0.1 and 0.4 bit."""
    rng = stream(3, f"few {draws}")
    found = [
        expected_information(
            rng.standard_normal(draws), rng.integers(0, 16, draws), deviation
        )
        for _ in range(5)
    ]
    assert np.mean(found) < left


def test_as_much_is_told_by_few_draws_as_by_many():
    """Four intervals a deviation apart, by 40 000 and by 400 draws."""
    interval = np.arange(40000) % 4
    many = expected_information(interval.astype(float), interval, 1.0)
    rng = stream(4, "part")
    few = [
        expected_information(part.astype(float), part, 1.0)
        for part in (rng.integers(0, 4, 400) for _ in range(20))
    ]
    assert np.mean(few) == pytest.approx(many, abs=0.02)


def test_a_reading_that_gives_the_interval_away_tells_its_whole_entropy():
    interval = stream(2, "all").integers(0, 4, 4000)
    found = expected_information(10.0 * interval, interval, 0.1)
    assert found == pytest.approx(entropy(interval), abs=1e-3)


@pytest.mark.parametrize("distance", [0.5, 1.0, 2.0, 4.0])
def test_two_intervals_a_distance_apart_tell_the_capacity_of_a_noisy_switch(distance):
    """Against the integral of the two normal densities."""
    interval = np.arange(4000) % 2

    def loss(y):
        p, q = (stats.norm.pdf(y, k * distance) for k in (0, 1))
        mixed = 0.5 * (p + q)
        return 0.5 * (p * np.log2(p / mixed) + q * np.log2(q / mixed))

    exact, _ = integrate.quad(loss, -6.0, 6.0 + distance)
    found = expected_information(distance * interval.astype(float), interval, 1.0)
    assert found == pytest.approx(exact, abs=0.02)


def test_more_noise_tells_less():
    interval = np.arange(4000) % 3
    told = [
        expected_information(interval.astype(float), interval, s) for s in (0.1, 0.5, 2.0)
    ]
    assert told == sorted(told, reverse=True)


def test_the_entropy_of_a_fair_choice_among_four_is_two_bits():
    assert entropy(np.arange(400) % 4) == pytest.approx(2.0)
    assert entropy(np.zeros(5, dtype=int)) == 0.0
