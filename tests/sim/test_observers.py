"""Who watches a run."""

import pytest

from poreform.sim.observers import Collector, ProgressTeller, every_steps
from poreform.sim.run import run


class Tally:
    """A progress that adds up."""

    def __init__(self):
        self.total = 0.0

    def start(self, title, total):
        """Ignore."""

    def advance(self, amount):
        """Add."""
        self.total += amount

    def finish(self):
        """Ignore."""


def test_an_observer_sees_every_step_that_its_schedule_names(make_problem):
    all_of_them, some = Collector(), Collector()
    shown = [(every_steps(1), all_of_them), (every_steps(5), some)]
    result = run(make_problem(), seed=1, observers=shown)
    steps = [state.step for state in all_of_them.states]
    assert steps == list(range(result.state.step + 1))
    assert [state.step for state in some.states] == steps[::5]


def test_watching_changes_nothing(make_problem):
    watched = run(make_problem(), seed=1, observers=[(every_steps(1), Collector())])
    assert (watched.state.phi == run(make_problem(), seed=1).state.phi).all()


def test_progress_adds_up_to_the_history(make_problem):
    tally = Tally()
    run(make_problem(), seed=1, observers=[(every_steps(1), ProgressTeller(tally))])
    assert tally.total == pytest.approx(1.0)
