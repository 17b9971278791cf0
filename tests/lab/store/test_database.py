"""The database: whole transactions, readers who are not disturbed, sentences for faults."""

import threading

import pytest
from sqlalchemy import insert, text

from poreform.core.errors import InputError, MissingExtraError, StoredDataError
from poreform.lab.store import schema
from poreform.lab.store.database import Database
from poreform.lab.store.reading import last_entry
from poreform.lab.store.tables import ENTRIES, RECORDS


def entry(name):
    columns = dict.fromkeys(ENTRIES.columns.keys(), "")
    return columns | {"id": name, "action": "add"}


class BrokenError(Exception):
    """Something that goes wrong in the middle."""


def write_and_break(database):
    with database.writing() as connection:
        connection.execute(insert(ENTRIES), entry("e"))
        raise BrokenError


@pytest.fixture
def made(place):
    """A campaign's database, in a file and on a server."""
    database = Database.at(place)
    schema.make(database)
    return database


def test_a_transaction_that_breaks_leaves_nothing(made):
    with pytest.raises(BrokenError):
        write_and_break(made)
    with made.reading() as connection:
        assert last_entry(connection) == ""


def test_a_reader_sees_one_state_while_another_one_writes(made):
    with made.reading() as reader:
        assert last_entry(reader) == ""
        with made.writing() as writer:
            writer.execute(insert(ENTRIES), entry("e"))
        assert last_entry(reader) == ""
    with made.reading() as reader:
        assert last_entry(reader) == "e"


def test_writers_take_turns(made):
    """Each writer reads the last entry and writes the next one: no count is lost."""
    starts = threading.Barrier(4)

    def write():
        starts.wait()
        with made.writing() as connection:
            number = int(last_entry(connection) or 0) + 1
            connection.execute(insert(ENTRIES), entry(f"{number:03d}"))

    writers = [threading.Thread(target=write) for _ in range(4)]
    [writer.start() for writer in writers]
    [writer.join() for writer in writers]
    with made.reading() as connection:
        assert last_entry(connection) == "004"


@pytest.mark.parametrize("change", ["UPDATE", "DELETE FROM"])
def test_the_database_itself_overwrites_nothing(made, change):
    with made.writing() as connection:
        connection.execute(insert(ENTRIES), entry("e"))
    sentence = {"UPDATE": "UPDATE entries SET author = 'Eve'"}.get(change, "")
    with (
        pytest.raises(StoredDataError, match="overwrites nothing"),
        made.writing() as connection,
    ):
        connection.execute(text(sentence or "DELETE FROM entries"))


def test_a_row_that_breaks_a_rule_is_refused_by_the_database(made):
    with (
        pytest.raises(StoredDataError, match="the database refuses"),
        made.writing() as connection,
    ):
        connection.execute(insert(RECORDS), {"id": "a", "kind": "spoons"})


def test_a_busy_campaign_says_so(database, monkeypatch):
    monkeypatch.setattr("poreform.lab.store.database.PATIENCE", 0)
    impatient = Database.at(database.url.database)
    with (
        database.writing(),
        pytest.raises(StoredDataError, match="another writer"),
        impatient.writing(),
    ):
        pass


def test_a_server_that_is_not_there_is_one_sentence():
    away = Database.at("postgresql://ann:secret@127.0.0.1:1/lab")
    with (
        pytest.raises(StoredDataError, match="the database refuses") as told,
        away.reading(),
    ):
        pass
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_another_file_is_no_campaign(table):
    with (
        pytest.raises(InputError, match="is no campaign"),
        Database.at(table).reading() as connection,
    ):
        last_entry(connection)


def test_a_lacking_driver_names_its_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"poreform\[postgres\]"):
        Database.at("postgresql://host/lab")
