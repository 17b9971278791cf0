"""What a crystal gains, and the speed of the front that follows from it."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.gain import gain_of_crystal, order_rate
from poreform.sim.grid import Grid
from poreform.sim.kinetics import NO_ARREST, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING = 1e-8  # m
GROWTH = 1e-6  # m/s
PHI = 0.17


def problem(*, gain, follows, cells=8, duration=1.0, diffusivity=1e-9):
    return Problem(
        grid=Grid((cells, 1, 1), SPACING, (False, True, True)),
        energy=Energy(
            chain_length=500.0,
            chi=lambda _: 0.5,
            crystal_gain=lambda _: gain,
            crystal_composition=0.0275,
            well=15.0,
            barrier=2.8,
            gradient_phi=0.5 * SPACING**2,
            gradient_psi=2.8 * SPACING**2,
        ),
        kinetics=Kinetics(
            diffusivity=lambda _: diffusivity,
            growth_rate=lambda _: GROWTH,
            growth_composition=PHI,
            arrest=NO_ARREST,
            composition_follows=follows,
        ),
        history=History.constant(400.0, duration),
        composition=PHI,
        fluctuation=0.0,
        nuclei=Nuclei(np.array([[0.0, 0.5 * SPACING, 0.5 * SPACING]]), np.array([np.inf])),
        control=Control(order=1, front_cells=0.05, step_limit=20000),
    )


def test_a_coupled_front_in_mobile_dope_grows_as_fast_as_asked():
    # crystals of nearly the dope's own composition leave the liquid as it is
    cells, start, stop = 400, 60, 160
    duration = 170 * SPACING / GROWTH
    task = problem(gain=2.14, follows=True, cells=cells, duration=duration)
    record = run(task, seed=1).record
    grown = record.crystallinity * cells
    window = (grown > start) & (grown < stop)
    speed = np.polyfit(record.time[window], grown[window] * SPACING, 1)[0]
    assert speed == pytest.approx(GROWTH, rel=0.02)


def test_the_gain_of_a_following_composition_is_never_below_that_of_a_held_one():
    held = gain_of_crystal(problem(gain=2.0, follows=False), PHI, 400.0)
    following = gain_of_crystal(problem(gain=2.0, follows=True), PHI, 400.0)
    assert following >= held


@pytest.mark.parametrize("follows", [True, False])
def test_the_order_does_not_move_where_a_crystal_gains_nothing(follows):
    assert order_rate(problem(gain=-1.0, follows=follows), 400.0) == 0.0
