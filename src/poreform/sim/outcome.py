"""How a run ended, as a sentence."""

from enum import Enum


class Outcome(Enum):
    """The reason for which the time loop stopped."""

    ARRESTED = "the structure no longer changes"
    GELLED = "the crystals hold the wanted share of the polymer"
    HISTORY_ENDED = "the temperature history has ended"
    STEP_LIMIT = "the allowed number of steps is used up before the history has ended"
    STEP_TOO_SMALL = "no time step is small enough for the wanted accuracy"
    NOT_FINITE = "a field is no longer finite; the step or the free energy is unusable"

    @property
    def finished(self) -> bool:
        """True when the run reached an end of its own and not a failure or a limit."""
        return self in {Outcome.ARRESTED, Outcome.GELLED, Outcome.HISTORY_ENDED}
