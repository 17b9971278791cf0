"""The one time loop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from poreform.core.streams import stream
from poreform.sim.checkpoint import Checkpoint, fingerprint, load, save
from poreform.sim.equations.crystallising import Crystallising
from poreform.sim.equations.equation import Rates
from poreform.sim.fourier import BACKEND, Fourier
from poreform.sim.grid import Field3D
from poreform.sim.kernels.grains import CRYSTAL, grown
from poreform.sim.kernels.rates import random_divergence
from poreform.sim.moment import Moment, first_moment, with_woken
from poreform.sim.observers import Observer, Schedule
from poreform.sim.outcome import Outcome
from poreform.sim.pace import Pace
from poreform.sim.problem import Problem
from poreform.sim.state import Record, State
from poreform.sim.steppers.sbdf2 import Trial, advance
from poreform.sim.threads import threads_for

AVOGADRO = 6.02214076e23
"""[1/mol], exact (SI 2019)."""


@dataclass(frozen=True, slots=True)
class Result:
    """The last state, how the run ended and what was noted on the way."""

    state: State
    outcome: Outcome
    record: Record
    backend: str
    """Fourier library that was used; bits are the same only on the same one."""


def run(
    problem: Problem,
    *,
    seed: int,
    observers: Sequence[tuple[Schedule, Observer]] = (),
    checkpoint: Checkpoint | None = None,
) -> Result:
    """Return the structure at the end of the history; the same seed gives the same one.

    Parameters
    ----------
    problem
        Box, free energy, kinetics, history, nuclei.
    seed
        Of the starting fluctuation and the thermal noise.
    observers
        (schedule, observer) pairs, shown the states after each accepted step.
    checkpoint
        A file that is written every so many steps; when it exists the run goes on from
        it, to the same bits as without the interruption.

    Raises
    ------
    StoredDataError
        The checkpoint is damaged or belongs to another problem or seed.
    """
    with threads_for(problem.grid):
        return _run(problem, seed, observers, checkpoint)


def _run(
    problem: Problem,
    seed: int,
    observers: Sequence[tuple[Schedule, Observer]],
    checkpoint: Checkpoint | None,
) -> Result:
    loop = _Loop(problem, seed, Fourier(problem.grid), Pace(problem))
    identity = fingerprint(problem, seed) if checkpoint else ""
    if checkpoint and checkpoint.path.exists():
        moment = load(checkpoint.path, identity=identity)
    else:
        moment = first_moment(problem, seed=seed)
    equation = Crystallising(problem, loop.fourier, mean=loop.mean)
    while True:
        temperature = problem.history.at(moment.time)
        rates = equation.rates(moment.memory.now, temperature)
        state = moment.state(temperature)
        moment = replace(moment, rows=(*moment.rows, loop.row(state, rates, moment)))
        for schedule, observer in observers:
            if schedule(state):
                observer.see(state)
        found = loop.next(equation, moment, rates)
        if isinstance(found, Outcome):
            record = Record(np.array(moment.rows))
            return Result(state, found, record, BACKEND)
        moment = found
        if checkpoint and moment.step % checkpoint.every == 0:
            save(checkpoint.path, moment, identity=identity)


@dataclass(frozen=True)
class _Loop:
    """What stays the same from step to step."""

    problem: Problem
    seed: int
    fourier: Fourier
    pace: Pace

    @property
    def mean(self) -> float:
        return self.problem.composition

    def row(self, state: State, rates: Rates, moment: Moment) -> tuple[float, ...]:
        """Return one line of the record."""
        means = float(state.phi.mean()), rates.energy, float(state.psi.mean())
        return (state.time, state.temperature, moment.memory.steps[0], *means)

    def next(
        self, equation: Crystallising, moment: Moment, rates: Rates
    ) -> Moment | Outcome:
        """Return the next moment, or why there is none."""
        found = self._ended(moment) or self._tried(equation, moment, rates)
        if isinstance(found, Outcome):
            return found
        if self._arrested(moment, found):
            return Outcome.ARRESTED
        return self._accepted(moment, found)

    def _ended(self, moment: Moment) -> Outcome | None:
        if moment.time >= self.pace.end:
            return Outcome.HISTORY_ENDED
        if self._gelled(moment):
            return Outcome.GELLED
        if moment.step >= self.problem.control.step_limit:
            return Outcome.STEP_LIMIT
        return None

    def _tried(
        self, equation: Crystallising, moment: Moment, rates: Rates
    ) -> Trial | Outcome:
        """Return a step that is good enough, shortened as often as it takes."""
        control = self.problem.control
        numbers = self._normal_numbers(moment)
        step = moment.next_step or self.pace.first(rates)
        while True:
            step = self.pace.bounded(control.fixed_step or step, moment=moment)
            if step < self.pace.least:
                return Outcome.STEP_TOO_SMALL
            noise = self._noise(numbers, rates, step)
            trial = advance(
                equation,
                moment.memory,
                rates,
                step=step,
                noise=noise,
                order=control.order,
            )
            if not np.isfinite(trial.error + sum(trial.change)):
                return Outcome.NOT_FINITE
            if control.fixed_step or not self.pace.refused(trial):
                return trial
            step = min(0.5 * step, self.pace.wanted(trial))

    def _accepted(self, moment: Moment, trial: Trial) -> Moment:
        step = trial.memory.steps[0]
        time = moment.time + step
        end = self.pace.end
        grains = grown(moment.grains, trial.memory.now[1], self.problem.grid.periodic)
        later = replace(
            moment,
            memory=trial.memory,
            grains=grains,
            time=end if abs(end - time) < 1e-9 * step else time,
            step=moment.step + 1,
            next_step=self.pace.wanted(trial),
        )
        return with_woken(self.problem, later)

    def _gelled(self, moment: Moment) -> bool:
        wanted = self.problem.control.gel_share
        if wanted >= 1.0:
            return False
        phi, psi = moment.memory.now
        held = float(np.sum(phi, where=psi >= CRYSTAL))
        return held >= wanted * self.mean * phi.size

    def _arrested(self, moment: Moment, trial: Trial) -> bool:
        control, history = self.problem.control, self.problem.history
        here = history.at(moment.time)
        to_come = history.temperature[history.time > moment.time]
        if np.abs(to_come - here).max() > control.temperature_step:
            return False
        phi = moment.memory.now[0]
        scales = float(phi.max() - phi.min()), 1.0  # a growing wave is small at first
        left = (self.pace.end - moment.time) / trial.memory.steps[0]
        return all(
            change * left <= control.arrest_change * scale
            for change, scale in zip(trial.change, scales, strict=True)
        )

    def _normal_numbers(self, moment: Moment) -> np.ndarray | None:
        if self.problem.kinetics.site_volume is None:
            return None
        rng = stream(self.seed, f"thermal noise of step {moment.step}")
        return rng.standard_normal((3, *self.problem.grid.shape))

    def _noise(
        self, numbers: np.ndarray | None, rates: Rates, step: float
    ) -> Field3D | None:
        volume = self.problem.kinetics.site_volume
        if numbers is None or volume is None:
            return None
        strength = volume / (AVOGADRO * self.problem.grid.spacing**3)
        flow = random_divergence(rates.root_mobility, numbers, self.problem.grid.periodic)
        return np.asarray((2.0 * strength * step) ** 0.5 * flow)
