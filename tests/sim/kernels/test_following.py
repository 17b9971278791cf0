"""The front whose composition follows, against the one whose composition is held."""

import numpy as np
import pytest

from poreform.sim.kernels.following import following_front, potential_slopes, wave_speed
from poreform.sim.kernels.front import front_speed
from poreform.sim.kernels.local import Coefficients, barrier_slope, order_share_slope

MODEL = Coefficients(100.0, 0.45, 1.0, 8.0, 0.4, 3.0, 0, 0, 0, 1.0, 0, 0, 0, 1e-5)


@pytest.mark.parametrize("force", [0.1, 0.5, 2.0])
def test_at_a_held_composition_both_waves_have_one_speed(force):
    psi = np.linspace(0.0, 1.0, 2001)
    slopes = barrier_slope(psi) - force * order_share_slope(psi)
    assert wave_speed(slopes) == pytest.approx(front_speed(force), rel=1e-4)


def test_the_slopes_add_up_to_the_gain():
    slopes, rise = potential_slopes(0.25, MODEL, 2000)
    assert np.trapezoid(slopes, dx=1.0 / 2000) == pytest.approx(rise, rel=1e-5)


def test_exchange_with_the_liquid_raises_the_gain():
    held = MODEL.gain * 0.25 - 4.0 * 0.15**2
    assert following_front(0.25, MODEL)[1] > held


def test_above_the_melting_line_nothing_grows():
    hot = MODEL._replace(gain=-0.5)
    speed, gain = following_front(0.25, hot)
    assert speed == 0.0
    assert gain < 0.0
