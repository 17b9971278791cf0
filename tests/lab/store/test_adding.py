"""Adding tells new from known from different, and refuses two of one name."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.store.adding import MOST_NAMED, TOLD_EVERY, Added, add_records, title
from poreform.lab.store.writing import Act


@pytest.fixture
def add(database):
    """Adds records in a transaction of their own."""

    def call(*records, reason="", progress=None):
        act = Act("correct" if reason else "add", "Ann", reason)
        with database.writing() as connection:
            return add_records(connection, records, act, progress=progress)

    return call


class Told:
    """A progress that remembers what it was told."""

    def __init__(self):
        self.words = []

    def start(self, title, total):
        self.words.append((title, total))

    def advance(self, amount):
        self.words.append(amount)

    def finish(self):
        self.words.append("finish")


def test_what_is_on_file_is_not_added_again(add, membrane, observation, campaign):
    assert add(membrane(), observation()) == Added(new=2)
    assert add(membrane(), observation()) == Added(known=2)
    assert len(campaign.journal()) == 1


def test_another_replicate_is_another_membrane(add, membrane):
    add(membrane())
    assert add(membrane(replicate=2)) == Added(new=1)


def test_two_equal_observations_are_two_bottles(add, observation, campaign):
    assert add(observation(), observation()) == Added(new=2)
    assert add(observation(), observation()) == Added(known=2)
    assert len(campaign.standing()) == 2


def test_an_observation_seen_otherwise_needs_a_reason(add, observation, campaign):
    add(observation())
    with pytest.raises(InputError, match="other values for 'notebook 4, page 2'"):
        add(observation(seen="cloudy"))
    assert add(observation(seen="cloudy"), reason="looked again").corrected
    assert [seen.seen for seen in campaign.standing()] == ["cloudy"]


def test_two_of_one_name_are_refused(add, membrane, campaign):
    with pytest.raises(InputError, match="two membranes are called 'A'"):
        add(membrane(), membrane(thickness=1e-3))
    assert campaign.experiments() == ()


def test_what_differs_is_listed_and_counted(add, membrane):
    many = [membrane(f"m{k}") for k in range(MOST_NAMED + 2)]
    add(*many)
    other = [record.model_copy(update={"cooling": "ice"}) for record in many]
    with pytest.raises(InputError, match=r"'m0', 'm1', .* and 2 more; to correct"):
        add(*other)


def test_with_a_reason_new_ones_are_added_and_others_corrected(add, membrane, campaign):
    add(membrane())
    added = add(membrane(cooling="ice"), membrane("B"), reason="read the notebook")
    assert added == Added(new=1, corrected=("A",))
    assert next(record.cooling for record in campaign.experiments()) == "ice"


def test_the_progress_is_told(add, membrane):
    told = Told()
    many = TOLD_EVERY + 1
    add(*(membrane(f"m{k}", readings=()) for k in range(many)), progress=told)
    assert told.words == [("keeping", many), TOLD_EVERY, "finish"]


def test_a_record_is_called_by_its_name_and_replicate(membrane, observation):
    assert title(membrane()) == "A"
    assert title(membrane(replicate=2)) == "A#2"
    assert title(observation()) == "notebook 4, page 2"
