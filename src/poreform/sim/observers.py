"""Who watches a run, and how often."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from poreform.core.progress import Progress
from poreform.sim.state import State


class Observer(Protocol):
    """Sees the state at chosen moments and keeps what it wants; never changes it."""

    def see(self, state: State) -> None:
        """Look at `state`."""


Schedule = Callable[[State], bool]
"""Says whether this state is to be shown."""


def every_steps(count: int) -> Schedule:
    """Return the schedule of every `count`-th accepted step, the start included."""
    return lambda state: state.step % count == 0


@dataclass(slots=True)
class Collector:
    """Keeps the states that it is shown."""

    states: list[State] = field(default_factory=list)

    def see(self, state: State) -> None:
        """Keep `state`."""
        self.states.append(state)


@dataclass(slots=True)
class ProgressTeller:
    """Tells a progress how much of the history has passed."""

    progress: Progress
    last: float = 0.0

    def see(self, state: State) -> None:
        """Advance by the time [s] since the last state."""
        self.progress.advance(state.time - self.last)
        self.last = state.time
