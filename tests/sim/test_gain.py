"""The kinetic coefficient that makes fronts as fast as asked."""

import numpy as np
import pytest

from poreform.sim.gain import gain_of_crystal, order_rate


def test_a_weak_force_needs_the_coefficient_of_perturbation_theory(
    make_problem, make_energy
):
    """v = 6 L Delta sqrt(kappa/(2 W phi)) for a force far below the barrier."""
    energy = make_energy(well=0.0, barrier=5.0)
    problem = make_problem(energy=energy)
    force = energy.driving_force(0.25, 420.0)
    speed = 6.0 * order_rate(problem, 420.0) * force * np.sqrt(3e-14 / (2.0 * 5.0 * 0.25))
    assert speed == pytest.approx(problem.kinetics.growth_rate(420.0), rel=0.02)


def test_a_vanishing_force_does_not_make_the_order_infinitely_fast(
    make_problem, make_energy
):
    problem = make_problem(energy=make_energy(well=0.0))
    rates = [order_rate(problem, kelvin) for kelvin in (429.0, 429.9, 429.99)]
    assert rates[0] > rates[1] > rates[2] > 0.0


def test_nothing_grows_above_the_melting_line(make_problem):
    assert order_rate(make_problem(), 440.0) == 0.0


def test_a_faster_front_needs_a_larger_coefficient(make_problem, make_kinetics):
    fast = make_problem(kinetics=make_kinetics(growth_rate=lambda _: 5e-6))
    slow = make_problem(kinetics=make_kinetics(growth_rate=lambda _: 1e-6))
    assert order_rate(fast, 380.0) == pytest.approx(5.0 * order_rate(slow, 380.0))


@pytest.mark.parametrize("follows", [True, False])
def test_the_gain_vanishes_with_undercooling(make_problem, make_kinetics, follows):
    problem = make_problem(kinetics=make_kinetics(composition_follows=follows))
    gains = [gain_of_crystal(problem, 0.3, kelvin) for kelvin in (380.0, 400.0, 429.0)]
    assert gains[0] > gains[1] > gains[2]
    assert gains[2] < 0.01
