"""Overall crystallisation against Kolmogorov, Johnson, Mehl and Avrami."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.core.streams import stream
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kernels.front import front_speed
from poreform.sim.kinetics import NO_ARREST, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.observers import Collector, every_steps
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING, GROWTH, COMPOSITION = 1e-7, 1e-6, 0.3
SEED_RADIUS = 2.0 * SPACING
SIDE = 192
GAIN = 6.0  # strong: the critical radius is well inside a cell
START, RATE = 400.0, 1.0  # K, K/s: here the temperature is only a clock


def crystallise(nuclei, *, duration, front_cells=0.2):
    """Growth limited by the fronts alone: compositions are held, T is a clock."""
    energy = Energy(
        chain_length=100.0,
        chi=lambda _: 0.4,
        crystal_gain=lambda _: (
            6.0
        ),  # strong, so that small seeds grow as fast as large ones
        crystal_composition=COMPOSITION,
        well=8.0,
        barrier=3.0,
        gradient_phi=SPACING**2,
        gradient_psi=2.5 * SPACING**2,
    )
    kinetics = Kinetics(lambda _: 0.0, lambda _: GROWTH, COMPOSITION, NO_ARREST)
    cooling = History(np.array([0.0, duration]), np.array([START, START - RATE * duration]))
    problem = Problem(
        Grid((SIDE, SIDE, 1), SPACING, (True, True, True)),
        energy,
        kinetics,
        cooling,
        COMPOSITION,
        0.0,
        nuclei,
        Control(seed_cells=SEED_RADIUS / SPACING, tolerance=2e-3, front_cells=front_cells),
    )
    seen = Collector()
    result = run(problem, seed=1, observers=[(every_steps(1), seen)])
    times = np.array([state.time for state in seen.states])
    labelled = np.array([(state.grains > 0).mean() for state in seen.states])
    ordered = np.array([state.psi.mean() for state in seen.states])
    return times, labelled, ordered, result


def reach_of_one(duration, **control):
    """Radius [m] of a crystal that grows alone, as a function of its age [s]."""
    alone = Nuclei(np.array([[0.5, 0.5, 0.0]]) * SIDE * SPACING, np.array([np.inf]))
    times, labelled, _, _ = crystallise(alone, duration=duration, **control)
    radius = np.sqrt(labelled / np.pi) * SIDE * SPACING
    return lambda age: np.where(age >= 0.0, np.interp(age, times, radius), -1.0)


def covered(nuclei, reach):
    """Share of the plane within `reach` [m] of each nucleus."""
    centre = (np.arange(SIDE) + 0.5) * SPACING
    away = np.abs(centre[:, None, None] - nuclei.positions[:, :2])
    gap = np.minimum(away, SIDE * SPACING - away)
    square = gap[:, :, 0][:, None, :] ** 2 + gap[:, :, 1][None, :, :] ** 2
    return ((square <= reach**2) & (reach > 0.0)).any(axis=-1).mean()


def scattered(count, waking, name):
    rng = stream(5, name)
    places = np.column_stack([rng.random((count, 2)) * SIDE * SPACING, np.zeros(count)])
    return Nuclei(places, waking(rng))


@pytest.mark.slow
def test_a_round_crystal_slows_by_its_curvature_alone():
    reach = reach_of_one(2.5, front_cells=0.1)
    ages = np.linspace(1.0, 2.2, 13)
    speed = front_speed((GAIN * COMPOSITION) / (3.0 * COMPOSITION))  # no strain at phi_c
    length = np.sqrt(2.5 / (3.0 * COMPOSITION)) / speed * SPACING  # L kappa_psi / G
    expected = GROWTH * (1.0 - length / reach(ages).mean())
    assert np.polyfit(ages, reach(ages), 1)[0] == pytest.approx(expected, rel=0.015)


@pytest.mark.slow
def test_nuclei_present_at_the_start_cover_what_circles_cover():
    nuclei = scattered(60, lambda _: np.full(60, np.inf), "present")
    times, labelled, ordered, _ = crystallise(nuclei, duration=2.5)
    reach = reach_of_one(2.5)
    asked = [covered(nuclei, np.full(60, reach(time))) for time in times[10::20]]
    assert labelled[10::20] == pytest.approx(asked, abs=0.02)
    assert ordered[10::20] == pytest.approx(asked, abs=0.05)  # fronts are diffuse
    avrami = 1.0 - np.exp(-60.0 * np.pi * (reach(times) / (SIDE * SPACING)) ** 2)
    assert labelled == pytest.approx(avrami, abs=0.06)  # 60 points: 0.05 by chance
    middle = (labelled > 0.1) & (labelled < 0.9)
    extended = np.log(-np.log(1.0 - labelled[middle]))
    exponent = np.polyfit(np.log(reach(times[middle])), extended, 1)[0]
    assert exponent == pytest.approx(2.0, abs=0.2)


@pytest.mark.slow
def test_nuclei_that_appear_at_a_constant_rate_cover_what_circles_cover():
    count, duration = 150, 3.0
    nuclei = scattered(
        count, lambda rng: START - RATE * duration * rng.random(count), "appearing"
    )
    times, labelled, _, result = crystallise(nuclei, duration=duration)
    births = (START - nuclei.waking_temperature) / RATE
    reach = reach_of_one(duration)
    asked = [covered(nuclei, reach(time - births)) for time in times[10::20]]
    assert labelled[10::20] == pytest.approx(asked, abs=0.02)
    ages = np.linspace(0.0, duration, 400)
    extended = np.cumsum(np.pi * reach(ages) ** 2) * (ages[1] - ages[0])
    avrami = np.exp(-count / duration / (SIDE * SPACING) ** 2 * extended)
    assert labelled == pytest.approx(
        1.0 - np.interp(times, ages, avrami), abs=0.1
    )  # few at first
    alive = np.unique(result.state.grains).size - 1
    assert alive < count  # those that were overgrown in their sleep never start a grain
