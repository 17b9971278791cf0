"""The two-step method on the coupled equations: order, conservation, refusal of nothing."""

import numpy as np
import pytest

from poreform.sim.equations.crystallising import Crystallising
from poreform.sim.equations.equation import Equation, Rates
from poreform.sim.fourier import Fourier
from poreform.sim.grid import Grid
from poreform.sim.steppers.sbdf2 import advance, start


class Decay(Equation):
    """du/dt = -2 u: as a whole with a stabiliser, and as a sum of two parts."""

    def is_incremental(self, index):
        """Field 0 has its whole rate, field 1 leaves half of it to the implicit part."""
        return index == 0

    def rates(self, fields, temperature):
        """Field 0: -2 u; field 1: -0.5 u, the other -1.5 u being implicit."""
        del temperature
        return Rates((-2.0 * fields[0], -0.5 * fields[1]), fields[0], 1.0, 1.0, 0.0, 0.0)

    def implicit_solve(self, index, right, *, weight, step, rates):
        """Solve (weight + 2 step) or (weight + 1.5 step)."""
        del rates
        return right / (weight + (2.0, 1.5)[index] * step)

    def settle(self, fields, pinned):
        """Leave all as it is."""
        del pinned
        return fields


def decayed(count, *, uneven, order=2):
    """Both fields at t = 1 after steps that alternate by a factor."""
    equation = Decay()
    memory = start((np.ones((1, 1, 1)), np.ones((1, 1, 1))), np.empty(0, np.int64))
    pattern = np.resize([1.0, uneven], count)
    for step in np.concatenate([[1e-3 / count], pattern / pattern.sum()]):
        rates = equation.rates(memory.now, 300.0)
        memory = advance(equation, memory, rates, step=step, order=order).memory
    return np.array([float(field[0, 0, 0]) for field in memory.now])


@pytest.mark.parametrize("uneven", [1.0, 1.6])
def test_both_forms_converge_in_second_order_on_even_and_uneven_steps(uneven):
    errors = [
        np.abs(decayed(count, uneven=uneven) - np.exp(-2.0 * (1.0 + 1e-3 / count)))
        for count in (40, 80, 160)
    ]
    orders = np.log2(np.array(errors[:-1]) / np.array(errors[1:]))
    assert orders == pytest.approx(2.0, abs=0.15)


def test_the_one_step_method_is_first_order_and_only_for_fields_with_a_whole_rate():
    errors = [
        np.abs(decayed(count, uneven=1.0, order=1) - np.exp(-2.0 * (1.0 + 1e-3 / count)))
        for count in (80, 160)
    ]
    assert np.log2(errors[0] / errors[1]) == pytest.approx([1.0, 2.0], abs=0.1)


def crystallised(problem, count):
    """A droplet of crystal in a modulated dope after 0.06 s in `count` steps."""
    grid = problem.grid
    angle = 2.0 * np.pi * (np.arange(grid.shape[0]) + 0.5) / grid.shape[0]
    phi = (0.3 + 0.1 * np.cos(angle))[:, None, None] * np.ones(grid.shape)
    psi = (0.5 - 0.5 * np.cos(angle))[:, None, None] * np.ones(grid.shape)
    equation = Crystallising(problem, Fourier(grid), mean=float(phi.mean()))
    memory = start((phi, psi), np.empty(0, np.int64))
    for step in np.concatenate([[1e-6], np.full(count, (0.06 - 1e-6) / count)]):
        rates = equation.rates(memory.now, 380.0)
        memory = advance(equation, memory, rates, step=step).memory
    return np.stack(memory.now)


def test_the_coupled_fields_converge_in_second_order(make_problem):
    problem = make_problem(grid=Grid((24, 1, 1), 1e-7, (True, True, True)))
    fine = crystallised(problem, 1920)
    errors = [np.abs(crystallised(problem, count) - fine).max() for count in (60, 120, 240)]
    orders = np.log2(np.array(errors[:-1]) / np.array(errors[1:]))
    assert orders == pytest.approx(2.0, abs=0.25)


def test_the_error_estimate_falls_with_the_cube_of_the_step(make_problem):
    problem = make_problem(grid=Grid((24, 1, 1), 1e-7, (True, True, True)))
    grid = problem.grid
    phi = (0.3 + 0.1 * np.cos(2.0 * np.pi * (np.arange(24) + 0.5) / 24.0))[:, None, None]
    equation = Crystallising(problem, Fourier(grid), mean=0.3)

    def estimate(step):
        memory = start((phi, np.zeros(grid.shape)), np.empty(0, np.int64))
        for _ in range(8):
            rates = equation.rates(memory.now, 380.0)
            trial = advance(equation, memory, rates, step=step)
            memory = trial.memory
        return trial.error

    assert np.log2(estimate(2e-4) / estimate(1e-4)) == pytest.approx(3.0, abs=0.4)
