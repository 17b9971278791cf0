"""How runs end."""

from poreform.sim.outcome import Outcome


def test_every_outcome_is_a_sentence():
    assert all(len(outcome.value.split()) > 3 for outcome in Outcome)


def test_only_an_end_of_its_own_is_a_finish():
    assert Outcome.ARRESTED.finished
    assert Outcome.HISTORY_ENDED.finished
    assert not Outcome.NOT_FINITE.finished
    assert not Outcome.STEP_LIMIT.finished
