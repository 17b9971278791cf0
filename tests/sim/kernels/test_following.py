"""A front whose composition follows it, against routes that do not use its code."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from poreform.sim.kernels.following import following_front, potential_slopes, wave_speed
from poreform.sim.kernels.front import front_speed
from poreform.sim.kernels.local import Coefficients

PHI = 0.17


def coefficients(*, gain):
    """A dope of long chains in a middling solvent, with crystals of 45 vol%."""
    return Coefficients(
        chain_length=500.0,
        chi=0.5,
        gain=gain,
        well=15.0,
        crystal=0.3,
        barrier=2.8,
        kappa_phi=0.0,
        kappa_psi=0.0,
        diffusivity=0.0,
        arrest_composition=1.0,
        crystal_slowing=0.0,
        least_mobility=0.0,
        order_rate=0.0,
        floor=1e-6,
    )


def mixing(phi):
    return phi * np.log(phi) / 500.0 + (1 - phi) * np.log(1 - phi) + 0.5 * phi * (1 - phi)


def exchange(phi):
    return (np.log(phi) + 1) / 500.0 - np.log(1 - phi) - 1 + 0.5 * (1 - 2 * phi)


@pytest.mark.parametrize("force", [0.05, 0.3, 1.0, 3.0])
def test_a_held_composition_gives_the_speed_found_by_collocation(force):
    psi = np.linspace(0.0, 1.0, 2001)
    free = psi * (1.0 - psi)
    slopes = 2.0 * free * (1.0 - 2.0 * psi) - 30.0 * force * free**2
    assert wave_speed(slopes) == pytest.approx(front_speed(force), rel=1e-4)


@pytest.mark.parametrize("gain", [0.5, 1.5, 2.5])
def test_the_gain_is_the_depth_of_the_crystal_below_the_tangent_of_the_liquid(gain):
    def above_tangent(phi):
        crystal = mixing(phi) + 7.5 * (phi - 0.3) ** 2 - gain * phi
        return crystal - mixing(PHI) - exchange(PHI) * (phi - PHI)

    deepest = minimize_scalar(above_tangent, bounds=(0.05, 0.95), method="bounded")
    _, found = following_front(PHI, coefficients(gain=gain))
    assert found == pytest.approx(-deepest.fun, rel=1e-6)


def test_the_slopes_add_up_to_the_rise_of_the_potential():
    slopes, rise = potential_slopes(PHI, coefficients(gain=1.5), 2000)
    assert np.trapezoid(slopes, dx=1.0 / 2000) == pytest.approx(rise, rel=1e-4)


def test_a_crystal_that_gains_nothing_does_not_grow():
    speed, gain = following_front(PHI, coefficients(gain=0.0))
    assert speed == 0.0
    assert gain < 0.0


def test_a_greater_gain_grows_faster():
    speeds = [following_front(PHI, coefficients(gain=gain))[0] for gain in (0.8, 1.6, 2.4)]
    assert speeds == sorted(speeds)
    assert speeds[0] < speeds[-1]
