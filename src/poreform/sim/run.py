"""The one time loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from poreform.sim.observers import Observer, Schedule
from poreform.sim.outcome import Outcome
from poreform.sim.problem import Problem
from poreform.sim.state import Record, State


@dataclass(frozen=True, slots=True)
class Result:
    """The last state, how the run ended and what was noted on the way."""

    state: State
    outcome: Outcome
    record: Record
    backend: str
    """Fourier library that was used; bits are the same only on the same one."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where and how often a run saves itself, so that it can go on after a kill."""

    path: Path
    every: int
    """Accepted steps between savings."""


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
    """
    raise NotImplementedError
