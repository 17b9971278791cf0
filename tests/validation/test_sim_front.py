"""A flat crystal front moves at the growth rate that was asked for."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import NO_ARREST, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.observers import Collector, every_steps
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING = 1e-7  # m
COMPOSITION = 0.25


def growth_rate(temperature):
    """A bell between the melting and the glass temperature [m/s]."""
    return 1e-6 * (430.0 - temperature) * (temperature - 250.0) / 8100.0


def front(temperature, *, diffusivity=0.0, shape=(96, 1, 1), duration=0.75, **control):
    """Speed [m/s] of a front that starts at the wall x = 0."""
    energy = Energy(
        chain_length=100.0,
        chi=lambda _: 0.45,
        crystal_gain=lambda kelvin: 1.5 * (430.0 - kelvin) / 50.0,
        crystal_composition=0.4,
        well=8.0,
        barrier=3.0,
        gradient_phi=0.9 * SPACING**2,
        gradient_psi=3.0 * SPACING**2,
    )
    kinetics = Kinetics(
        lambda _: diffusivity, growth_rate, growth_composition=COMPOSITION, arrest=NO_ARREST
    )
    wanted = growth_rate(temperature)
    axis = int(np.argmax(shape))
    position = np.zeros((1, 3))
    problem = Problem(
        Grid(shape, SPACING, (False, False, False)),
        energy,
        kinetics,
        History.constant(temperature, duration * shape[axis] * SPACING / wanted),
        COMPOSITION,
        0.0,
        Nuclei(position, np.array([np.inf])),
        Control(**control),
    )
    seen = Collector()
    run(problem, seed=1, observers=[(every_steps(1), seen)])
    length = np.array([state.psi.sum() for state in seen.states]) * SPACING
    times = np.array([state.time for state in seen.states])
    steady = (length > 0.25 * shape[axis] * SPACING) & (
        length < 0.65 * shape[axis] * SPACING
    )
    return np.polyfit(times[steady], length[steady], 1)[0]


@pytest.mark.parametrize("temperature", [405.0, 390.0, 370.0, 340.0, 300.0])
def test_a_flat_front_grows_at_the_wanted_rate(temperature):
    assert front(temperature) == pytest.approx(growth_rate(temperature), rel=0.02)


def test_a_front_grows_alike_along_every_axis():
    along_z = front(370.0, shape=(1, 1, 96))
    assert along_z == pytest.approx(front(370.0, shape=(96, 1, 1)), rel=1e-9)


def test_a_shorter_step_brings_the_speed_closer_in_second_order():
    wanted = growth_rate(370.0)
    coarse = front(370.0, front_cells=0.2) / wanted - 1.0
    fine = front(370.0, front_cells=0.1) / wanted - 1.0
    assert abs(fine) < 0.5 * abs(coarse)


def test_a_front_too_fast_for_diffusion_still_grows_at_the_wanted_rate():
    slow_diffusion = 1e-3 * growth_rate(370.0) * SPACING
    assert front(370.0, diffusivity=slow_diffusion) == pytest.approx(
        growth_rate(370.0), rel=0.02
    )


def test_a_front_that_must_wait_for_diffusion_falls_behind():
    fast_diffusion = 0.2 * growth_rate(370.0) * SPACING
    slowed = front(370.0, diffusivity=fast_diffusion, duration=1.2)
    assert slowed < 0.9 * growth_rate(370.0)


def following_speed(temperature, *, diffusivity, order, front_cells):
    """Speed [m/s] of a front whose crystal holds what the dope holds, so that it is steady.

    The gain pulls the crystal up by gain/well from the centre of the well; with the centre
    put lower by as much, crystal and dope have one composition and one exchange potential.
    """
    gain, well, composition = 0.9, 8.0, 0.4
    energy = Energy(
        chain_length=100.0,
        chi=lambda _: 0.45,
        crystal_gain=lambda _: gain,
        crystal_composition=composition - gain / well,
        well=well,
        barrier=3.0,
        gradient_phi=0.9 * SPACING**2,
        gradient_psi=3.0 * SPACING**2,
    )
    kinetics = Kinetics(
        lambda _: diffusivity,
        growth_rate,
        growth_composition=composition,
        arrest=NO_ARREST,
        composition_follows=True,
    )
    wanted = growth_rate(temperature)
    problem = Problem(
        Grid((96, 1, 1), SPACING, (False, False, False)),
        energy,
        kinetics,
        History.constant(temperature, 0.75 * 96 * SPACING / wanted),
        composition,
        0.0,
        Nuclei(np.zeros((1, 3)), np.array([np.inf])),
        Control(order=order, front_cells=front_cells),
    )
    seen = Collector()
    run(problem, seed=1, observers=[(every_steps(1), seen)])
    length = np.array([state.psi.sum() for state in seen.states]) * SPACING
    times = np.array([state.time for state in seen.states])
    steady = (length > 24 * SPACING) & (length < 62 * SPACING)
    return np.polyfit(times[steady], length[steady], 1)[0]


@pytest.mark.parametrize("order", [1, 2])
def test_a_front_whose_composition_follows_grows_at_the_wanted_rate(order):
    fast = 300.0 * growth_rate(370.0) * SPACING
    found = following_speed(370.0, diffusivity=fast, order=order, front_cells=0.1)
    assert found == pytest.approx(growth_rate(370.0), rel=0.02)
