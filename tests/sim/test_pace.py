"""How long a step may be."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.sim.moment import first_moment
from poreform.sim.nuclei import Nuclei
from poreform.sim.pace import Pace
from poreform.sim.steppers.sbdf2 import Memory, Trial


def trial(*, error, change, step=1.0):
    """A trial with a given error and greatest change of the crystal order."""
    empty = (np.zeros((1, 1, 1)),) * 2
    memory = Memory(empty, empty, empty, empty, None, (step, step), np.empty(0, np.int64))
    return Trial(memory, error, (0.0, change))


def test_the_step_grows_with_the_cube_root_of_what_is_left_of_the_tolerance(make_problem):
    pace = Pace(make_problem())
    tolerance = pace.problem.control.tolerance
    assert pace.wanted(trial(error=tolerance, change=0.0)) == pytest.approx(0.9)
    assert pace.wanted(trial(error=tolerance / 2.0, change=0.0)) == pytest.approx(
        0.9 * 2.0 ** (1.0 / 3.0)
    )
    assert pace.wanted(trial(error=0.0, change=0.0)) == pytest.approx(1.8)


def test_a_front_holds_the_step(make_problem):
    pace = Pace(make_problem())
    assert pace.wanted(trial(error=0.0, change=2.0 * pace.front_change)) == pytest.approx(
        0.5
    )
    assert pace.refused(trial(error=0.0, change=3.0 * pace.front_change))
    assert not pace.refused(trial(error=0.0, change=pace.front_change))


def test_the_temperature_holds_the_step(make_problem):
    history = History(np.array([0.0, 10.0]), np.array([450.0, 400.0]))
    problem = make_problem(history=history, nuclei=Nuclei.none())
    moment = first_moment(problem, seed=1)
    assert Pace(problem).bounded(5.0, moment=moment) == pytest.approx(0.2)


def test_small_waves_hold_the_step(make_problem, make_energy):
    problem = make_problem(
        energy=make_energy(chi=lambda _: 0.95),
        history=History.constant(400.0, 10.0),
        nuclei=Nuclei.none(),
    )
    pace, moment = Pace(problem), first_moment(problem, seed=1)
    bend = 1.0 / 25.0 + 1.0 / 0.75 - 1.9
    rate = 1e-12 * 0.25 * 0.75 * bend**2 / (4.0 * 0.9e-14)
    assert pace.demixing_rate(0.0) == pytest.approx(rate, rel=0.01)
    assert pace.bounded(5.0, moment=moment) == pytest.approx(0.08 / rate, rel=0.01)


def test_the_last_step_ends_with_the_history(make_problem):
    problem = make_problem(history=History.constant(440.0, 2.0), nuclei=Nuclei.none())
    assert Pace(problem).bounded(5.0, moment=first_moment(problem, seed=1)) == 2.0
