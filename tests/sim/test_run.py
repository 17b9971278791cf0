"""The time loop: conservation, decline of the free energy, outcomes, resuming."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from poreform.core.history import History
from poreform.sim.checkpoint import Checkpoint
from poreform.sim.grid import Grid
from poreform.sim.nuclei import Nuclei
from poreform.sim.observers import Collector, every_steps
from poreform.sim.outcome import Outcome
from poreform.sim.problem import Control
from poreform.sim.run import run

PATIENCE = 600.0  # s, for a machine that does much else
KILLED = Path(__file__).parent / "killed_run.py"


def test_the_polymer_is_conserved_to_rounding(make_problem):
    record = run(make_problem(), seed=1).record
    assert record.crystallinity[-1] > 0.2
    assert np.abs(record.mass / 0.25 - 1.0).max() < 1e-14


def test_compositions_and_order_stay_between_0_and_1(make_problem):
    seen = Collector()
    run(make_problem(), seed=1, observers=[(every_steps(1), seen)])
    fields = np.array([(state.phi, state.psi) for state in seen.states])
    assert fields.min() >= 0.0
    assert fields.max() <= 1.0


@pytest.mark.parametrize("chi", [0.45, 0.95], ids=["crystallising", "demixing"])
def test_at_constant_temperature_the_free_energy_falls(make_problem, make_energy, chi):
    problem = make_problem(
        energy=make_energy(chi=lambda _: chi), history=History.constant(380.0, 3.0)
    )
    energy = run(problem, seed=1).record.energy
    assert energy[-1] < energy[0] - 0.05
    assert np.diff(energy).max() < 1e-6  # the pinned seeds do a little work


def test_without_seeds_the_free_energy_of_demixing_falls_at_every_step(
    make_problem, make_energy
):
    problem = make_problem(
        energy=make_energy(chi=lambda _: 0.95),
        nuclei=Nuclei.none(),
        history=History.constant(425.0, 1.0),
    )
    energy = run(problem, seed=1).record.energy
    assert np.diff(energy).max() <= 1e-12


def test_the_same_seed_gives_the_same_membrane(make_problem):
    first, again = (run(make_problem(), seed=5).state for _ in range(2))
    assert np.array_equal(first.phi, again.phi)
    assert np.array_equal(first.grains, again.grains)


def test_another_seed_gives_another_membrane(make_problem):
    first, other = (run(make_problem(), seed=seed).state for seed in (5, 6))
    assert not np.array_equal(first.phi, other.phi)


def test_every_grain_descends_from_a_nucleus_and_fills_the_crystal(make_problem):
    problem = make_problem()
    state = run(problem, seed=1).state
    assert set(np.unique(state.grains)) <= set(range(problem.nuclei.count + 1))
    assert (state.grains[state.psi > 0.95] > 0).all()


def test_a_dope_above_its_melting_line_does_not_crystallise(make_problem):
    result = run(make_problem(history=History.constant(440.0, 1.0)), seed=1)
    assert result.outcome.finished
    assert result.record.crystallinity.max() < 1e-12


def test_the_end_of_the_history_is_met_exactly(make_problem):
    result = run(make_problem(), seed=1)
    assert result.outcome is Outcome.HISTORY_ENDED
    assert result.state.time == 1.0


def test_too_few_steps_are_told(make_problem):
    result = run(make_problem(control=Control(step_limit=7)), seed=1)
    assert result.outcome is Outcome.STEP_LIMIT
    assert result.state.step == 7
    assert not result.outcome.finished


def test_a_uniform_dope_at_rest_is_told_to_be_arrested(make_problem):
    problem = make_problem(
        nuclei=Nuclei.none(), fluctuation=0.0, history=History.constant(440.0, 1e3)
    )
    assert run(problem, seed=1).outcome is Outcome.ARRESTED


def test_a_diffusivity_that_is_not_a_number_is_told(make_problem, make_kinetics):
    problem = make_problem(kinetics=make_kinetics(diffusivity=lambda _: float("nan")))
    assert run(problem, seed=1).outcome is Outcome.NOT_FINITE


def test_thermal_noise_keeps_the_polymer(make_problem, make_kinetics):
    loose = Control(tolerance=1e-2)
    calm = make_problem(control=loose)
    noisy = make_problem(control=loose, kinetics=make_kinetics(site_volume=2.7e-4))
    first, second = (run(problem, seed=1) for problem in (calm, noisy))
    assert np.abs(second.record.mass / 0.25 - 1.0).max() < 1e-14
    assert not np.array_equal(first.state.phi, second.state.phi)


def test_thermal_noise_reaches_the_equilibrium_spread(
    make_problem, make_kinetics, make_energy
):
    """Var(phi) = v0/(N_A h^3) / mean(f'' + kappa q^2)^-1 of the Gaussian fluctuations."""
    grid = Grid((24, 24, 1), 1e-7, (True, True, True))
    problem = make_problem(
        grid=grid,
        energy=make_energy(chi=lambda _: 0.0),
        kinetics=make_kinetics(site_volume=2.7e-4),
        nuclei=Nuclei.none(),
        fluctuation=0.0,
        history=History.constant(440.0, 4.0),
        control=Control(fixed_step=2e-3),
    )
    seen = Collector()
    run(problem, seed=2, observers=[(every_steps(10), seen)])
    spread = np.mean([state.phi.var() for state in seen.states if state.time > 1.0])
    angle = 2.0 * np.pi * np.fft.fftfreq(24)
    square = 4.0 - 2.0 * np.cos(angle)[:, None] - 2.0 * np.cos(angle)
    bend = 1.0 / 25.0 + 1.0 / 0.75 + 0.9 * square
    unit = 2.7e-4 / (6.02214076e23 * 1e-21)
    wanted = unit * (1.0 / bend).ravel()[1:].sum() / square.size
    assert spread == pytest.approx(wanted, rel=0.1)


def test_a_run_goes_on_from_its_checkpoint_to_the_same_bits(make_problem, tmp_path):
    whole = run(make_problem(), seed=5)
    saved = Checkpoint(tmp_path / "run.npz", every=10)
    stopped = make_problem(control=Control(step_limit=35))
    assert run(stopped, seed=5).outcome is Outcome.STEP_LIMIT
    seen = Interrupting(at=35)
    with pytest.raises(KeyboardInterrupt, match="stop"):
        run(make_problem(), seed=5, observers=[(every_steps(1), seen)], checkpoint=saved)
    resumed = run(make_problem(), seed=5, checkpoint=saved)
    assert np.array_equal(resumed.state.phi, whole.state.phi)
    assert np.array_equal(resumed.state.psi, whole.state.psi)
    assert np.array_equal(resumed.state.grains, whole.state.grains)
    assert np.array_equal(resumed.record.rows, whole.record.rows)


class Interrupting:
    """An observer that stops the run from outside."""

    def __init__(self, at):
        self.at = at

    def see(self, state):
        """Interrupt at the chosen step."""
        if state.step == self.at:
            raise KeyboardInterrupt("stop")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The result of a run in a process of its own that nobody disturbed."""
    path = tmp_path_factory.mktemp("whole") / "whole.npz"
    subprocess.run([sys.executable, str(KILLED), str(path)], check=True, timeout=PATIENCE)
    with np.load(path) as stored:
        return dict(stored)


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.0, 0.3])
def test_a_killed_run_resumes_to_the_same_bits(tmp_path, whole, moment):
    command = [sys.executable, str(KILLED), str(tmp_path / "part.npz")]
    victim = subprocess.Popen(command)
    wait_for(tmp_path / "part.checkpoint.npz")
    time.sleep(moment)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait(timeout=30)
    subprocess.run(command, check=True, timeout=PATIENCE)
    with np.load(tmp_path / "part.npz") as part:
        assert all(np.array_equal(whole[name], part[name]) for name in whole)


def wait_for(path, seconds=300.0):
    """Wait until `path` exists."""
    end = time.monotonic() + seconds
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)
