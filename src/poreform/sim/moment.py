"""Everything the time loop must know to go on from a moment, to the last bit."""

from dataclasses import dataclass

import numpy as np

from poreform.core.streams import stream
from poreform.sim.equations.equation import Fields
from poreform.sim.problem import Problem
from poreform.sim.seeds import Seeds, wake
from poreform.sim.state import Grains, State
from poreform.sim.steppers.sbdf2 import Memory, start


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a run."""

    memory: Memory
    seeds: Seeds
    grains: Grains
    time: float
    """[s]."""

    step: int
    """Accepted steps so far."""

    next_step: float
    """Length that error control wishes for the next step [s]; 0 before the first."""

    rows: tuple[tuple[float, ...], ...]
    """The record so far."""

    def state(self, temperature: float) -> State:
        """Return what observers may see."""
        phi, psi = self.memory.now
        return State(phi, psi, self.grains, self.time, temperature, self.step)


def first_moment(problem: Problem, *, seed: int) -> Moment:
    """Return the dope at the start of its history, with the nuclei that are awake."""
    shape = problem.grid.shape
    rng = stream(seed, "starting fluctuation")
    noise = rng.standard_normal(shape) * problem.fluctuation
    least = min(problem.composition, 1.0 - problem.composition)
    noise = np.clip(noise, -0.99 * least, 0.99 * least)
    phi = problem.composition + (noise - noise.mean())
    fields = phi, np.zeros(shape)
    moment = Moment(
        start(fields, np.empty(0, np.int64)),
        Seeds.asleep(problem.nuclei.count),
        np.zeros(shape, np.int32),
        time=float(problem.history.time[0]),
        step=0,
        next_step=0.0,
        rows=(),
    )
    return with_woken(problem, moment)


def with_woken(problem: Problem, moment: Moment) -> Moment:
    """Return the moment after the nuclei that can have woken.

    New cores are written into the remembered past as well, as if they had been there: the
    two-step method then goes on without a jolt.
    """
    temperature = problem.history.at(moment.time)
    phi, psi = moment.memory.now
    seeds = wake(
        problem,
        moment.seeds,
        fields=(phi, psi),
        grains=moment.grains,
        temperature=temperature,
    )
    if seeds is moment.seeds:
        return moment
    grains = moment.grains.copy()
    np.put(grains, seeds.pinned, seeds.labels)
    old = moment.memory
    memory = Memory(
        _held(old.now, seeds),
        _held(old.before, seeds),
        _held(old.earlier, seeds),
        old.rates_before,
        old.noise_before,
        old.steps,
        seeds.pinned,
    )
    return Moment(
        memory,
        seeds,
        grains,
        moment.time,
        moment.step,
        moment.next_step,
        moment.rows,
    )


def _held(fields: Fields, seeds: Seeds) -> Fields:
    phi, psi = fields[0], fields[1].copy()
    np.put(psi, seeds.pinned, 1.0)
    return phi, psi
