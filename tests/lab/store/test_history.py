"""A history shows every version as it stood, who left it so, and what it changed."""

import pytest

from poreform.core.errors import UnknownNameError
from poreform.core.reading import Reading

PORE = Reading("average_pore_size", 0.3, "um", "half-dry")


@pytest.fixture
def held(campaign, membrane):
    """A campaign in which two membranes share a solution."""
    campaign.add([membrane(), membrane("B")])
    return campaign


def told(versions):
    """What each version changed, by field."""
    return [tuple(change.field for change in version.changes) for version in versions]


def test_the_first_version_is_what_was_added(held, membrane):
    (first,) = held.history("A")
    assert first.record == membrane()
    assert (first.entry.action, first.entry.author, first.changes) == ("add", "Ann", ())


def test_each_version_is_the_record_as_it_stood(held):
    states = [
        held.record("A"),
        held.correct("A", {"cooling": "ice"}, reason="1"),
        held.correct("A", {"solvent": "sulfolane"}, reason="2"),
        held.correct("A", {"porosity#1": 69.0}, reason="3"),
    ]
    assert [version.record for version in held.history("A")] == states
    assert told(held.history("A")) == [(), ("cooling",), ("solvent",), ("porosity",)]


def test_a_change_says_what_was_there_before(held):
    held.correct("A", {"thickness": "100 um", "cooling": "ice"}, reason="1")
    (_, second) = held.history("A")
    changes = {c.field: (c.before, c.after) for c in second.changes}
    assert changes["cooling"] == ("water bath 20 degC", "ice")
    assert changes["thickness"] == (1.2e-4, pytest.approx(1e-4))


def test_what_happens_to_one_membrane_is_no_history_of_another(held):
    held.correct("A", {"solvent": "sulfolane"}, reason="1")
    assert len(held.history("B")) == 1


def test_a_correction_of_the_solution_is_history_of_all_its_membranes(held):
    held.correct("A", {"solvent": "sulfolane"}, reason="label", everywhere=True)
    assert told(held.history("B")) == [(), ("solvent",)]


def test_a_membrane_made_later_begins_with_its_own_first_version(held, membrane):
    held.correct("A", {"solvent": "sulfolane"}, reason="label", everywhere=True)
    held.add(membrane("C", solvent="sulfolane"))
    (first,) = held.history("C")
    assert first.record == membrane("C", solvent="sulfolane")


def test_new_figures_are_changes_too(held):
    held.add_readings("A", [PORE])
    (change,) = held.history("A")[-1].changes
    assert (change.field, change.before, change.after) == (PORE.name, None, (PORE,))


def test_a_former_name_leads_to_the_history(held):
    held.correct("A", {"name": "A-140-1"}, reason="label")
    assert held.history("A") == held.history("A-140-1")


def test_a_replicate_is_asked_for_by_its_number(held, membrane):
    held.add(membrane(replicate=2))
    assert held.history("A#2")[0].record == membrane(replicate=2)


def test_an_observation_has_a_history(campaign, observation):
    campaign.add(observation())
    campaign.correct(observation().source, {"seen": "cloudy"}, reason="looked again")
    assert told(campaign.history(observation().source)) == [(), ("seen",)]


def test_nothing_was_ever_called_so(held):
    with pytest.raises(UnknownNameError, match="no record is called 'E'"):
        held.history("E")
