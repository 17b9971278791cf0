"""One entry of the journal: nothing when nothing is new, all of it when something is."""

import pytest
from sqlalchemy import func, select

from poreform.core.errors import InputError
from poreform.lab.store.raw_file import RawFile
from poreform.lab.store.reading import current
from poreform.lab.store.tables import ENTRIES, FILES
from poreform.lab.store.writing import BATCH, Act, Writing

LOT = {"polymer": "PVDF", "lot": "B", "weight_average_molar_mass": None}


@pytest.fixture
def write(database):
    """Runs a piece of writing and returns the identifier of its entry."""

    def call(work, act=None):
        with database.writing() as connection:
            writing = Writing(connection, act or Act("add", "Ann"))
            work(writing)
            return writing.finish()

    return call


@pytest.fixture
def count(database):
    """Counts the rows of a table."""

    def call(table):
        with database.reading() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar()

    return call


def test_nothing_new_leaves_no_entry(write, count):
    assert write(lambda _: None) is None
    assert count(ENTRIES) == 0


def test_a_shared_part_is_written_once(write, database):
    write(lambda writing: [writing.shared("lots", LOT) for _ in range(3)])
    assert write(lambda writing: writing.shared("lots", LOT)) is None
    with database.reading() as connection:
        assert len(current(connection, "lots")) == 1


def test_more_than_a_batch_is_one_entry(write, count, database):
    write(lambda writing: [writing.new("lots", LOT) for _ in range(BATCH)])
    assert count(ENTRIES) == 1
    with database.reading() as connection:
        assert len(current(connection, "lots")) == BATCH


def test_a_file_is_kept_once(write, count):
    file = RawFile("a.csv", b"1,2")
    write(lambda writing: (writing.keep(file), writing.keep(file)))
    assert write(lambda writing: writing.keep(file)) is None
    assert count(FILES) == 1


def test_an_entry_follows_the_one_before(write):
    first = write(lambda writing: writing.new("lots", LOT))
    assert write(lambda writing: writing.new("lots", LOT)) > first


@pytest.mark.parametrize("action", ["correct", "withdraw"])
def test_a_change_needs_its_reason(write, action):
    with pytest.raises(InputError, match="needs its reason"):
        write(lambda writing: writing.new("lots", LOT), Act(action, "Ann", " "))


def test_a_raw_file_that_is_not_kept_is_refused(membrane, campaign):
    reading = membrane().readings[0]
    strange = type(reading)("porosity", 70.0, "%", "weighing", raw_file="f" * 64)
    with pytest.raises(InputError, match="raw file ffffffffffff is not kept"):
        campaign.add(membrane(readings=(strange,)))
    assert campaign.experiments() == ()


def test_text_that_no_database_keeps_is_refused(campaign, membrane):
    with pytest.raises(InputError, match="membranes, remark: the text holds a zero byte"):
        campaign.add(membrane(remark="a\0b"))


def test_the_account_signs_when_nobody_does(write, database):
    write(lambda writing: writing.new("lots", LOT), Act("add"))
    with database.reading() as connection:
        assert connection.execute(select(ENTRIES.c.author)).scalar()
