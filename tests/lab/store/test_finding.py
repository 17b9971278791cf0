"""The record a person means is found, or the message says what else it could be."""

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.store.finding import find


@pytest.fixture
def called(campaign, database, membrane, observation):
    """Finds a record in a campaign with replicates, odd names and observations."""
    campaign.add([membrane(), membrane(replicate=2), membrane("B#2"), membrane("C")])
    campaign.add([membrane("D", replicate=3)])
    campaign.add([observation("page 1"), observation("page 1", temperature=390.0)])

    def call(name):
        with database.reading() as connection:
            return find(connection, name).record

    return call


def test_a_name_finds_its_record(called, membrane):
    assert called("C") == membrane("C")
    assert called("D") == membrane("D", replicate=3)


def test_a_number_chooses_the_replicate(called, membrane):
    assert called("A#2") == membrane(replicate=2)
    assert called("D#3") == membrane("D", replicate=3)


def test_a_name_may_hold_the_sign_itself(called, membrane):
    assert called("B#2") == membrane("B#2")


def test_an_observation_is_found_by_its_source_and_place(called):
    assert called("page 1#2").temperature == 390.0


def test_several_of_one_name_are_listed(called):
    with pytest.raises(InputError, match="is 2 records; write which one: 'A#1' or 'A#2'"):
        called("A")
    with pytest.raises(InputError, match="'page 1#1' or 'page 1#2'"):
        called("page 1")


@pytest.mark.parametrize("name", ["", "E", "A#3", "A#", "#1", "C#2"])
def test_an_unknown_name_is_refused(called, name):
    with pytest.raises(UnknownNameError, match="no record is called"):
        called(name)


def test_a_withdrawn_record_says_when_and_why(called, campaign):
    campaign.withdraw("C", reason="torn")
    with pytest.raises(InputError, match=r"'C' was withdrawn on \d{4}-.*\(torn\)"):
        called("C")


def test_a_withdrawn_replicate_says_when_and_why(called, campaign):
    campaign.withdraw("A#2", reason="torn")
    with pytest.raises(InputError, match=r"'A#2' was withdrawn on \d{4}-.*\(torn\)"):
        called("A#2")
    with pytest.raises(
        UnknownNameError, match="no record is called 'A#99999999999999999999'"
    ):
        called("A#99999999999999999999")
