"""The forecast of crystallisation against Avrami's closed forms."""

import math

import numpy as np
import pytest

from poreform.core.history import History
from poreform.virtual.forecast import crystallising

GROWTH = 1e-6  # m/s
DENSITY = 1e18  # 1/m3


def test_nuclei_present_from_the_start_follow_avrami_with_exponent_three():
    half = (math.log(2.0) / (4.0 / 3.0 * math.pi * DENSITY * GROWTH**3)) ** (1.0 / 3.0)
    found = crystallising(
        History.constant(400.0, 2.0 * half),
        growth_rate=lambda _: GROWTH,
        self_nuclei=DENSITY,
        waking_density=lambda _: 0.0,
    )
    assert found.completes
    assert found.time == pytest.approx(half, rel=2e-3)
    assert found.nucleus_spacing == pytest.approx(1e-6)


def test_nuclei_woken_at_a_steady_rate_follow_avrami_with_exponent_four():
    rate = 1e18  # 1/m3/s, woken by steady cooling of 1 K/s
    half = (math.log(2.0) * 3.0 / (math.pi * rate * GROWTH**3)) ** 0.25
    found = crystallising(
        History(np.array([0.0, 3.0 * half]), np.array([400.0, 400.0 - 3.0 * half])),
        growth_rate=lambda _: GROWTH,
        self_nuclei=0.0,
        waking_density=lambda temperature: rate * (400.0 - temperature),
    )
    assert found.time == pytest.approx(half, rel=5e-3)
    assert found.density == pytest.approx(rate * half, rel=5e-3)


def test_a_quench_that_outruns_growth_does_not_complete():
    found = crystallising(
        History(np.array([0.0, 1e-3]), np.array([400.0, 300.0])),
        growth_rate=lambda _: GROWTH,
        self_nuclei=1e12,
        waking_density=lambda _: 0.0,
    )
    assert not found.completes
    assert found.temperature == pytest.approx(300.0)
