"""The travelling wave against its limits and against its phase plane."""

import numpy as np
import pytest

from poreform.sim.kernels.following import wave_speed
from poreform.sim.kernels.front import front_speed
from poreform.sim.kernels.local import barrier_slope, order_share_slope


def test_a_weak_force_gives_the_speed_of_perturbation_theory():
    """V -> r / integral of psi'^2 = 6 r / sqrt(2)."""
    assert front_speed(1e-4) == pytest.approx(6e-4 / np.sqrt(2.0), rel=1e-6)


def test_the_speed_is_odd_in_the_force():
    assert front_speed(-0.7) == -front_speed(0.7)
    assert front_speed(0.0) == 0.0


@pytest.mark.parametrize("force", [0.1, 0.5, 2.0, 10.0])
def test_collocation_and_the_phase_plane_give_one_speed(force):
    psi = np.linspace(0.0, 1.0, 4001)
    slopes = barrier_slope(psi) - force * order_share_slope(psi)
    assert front_speed(force) == pytest.approx(wave_speed(slopes), rel=1e-4)


def test_a_stronger_force_is_faster():
    speeds = [front_speed(force) for force in (0.1, 0.5, 1.0, 4.0, 16.0)]
    assert (np.diff(speeds) > 0.0).all()
