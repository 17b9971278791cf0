"""A campaign is made as a whole, found again, and told from other databases."""

import sqlite3
import threading

import pytest
from sqlalchemy import text

from poreform.core.errors import InputError, StoredDataError
from poreform.lab.store import schema
from poreform.lab.store.database import Database


@pytest.fixture
def empty(place):
    """A place where no campaign is yet."""
    return Database.at(place)


def set_step(database, step):
    with database.writing() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))


def test_making_twice_changes_nothing(empty):
    schema.make(empty)
    schema.make(empty)
    schema.check(empty)


@pytest.mark.parametrize("count", [2, 4, 6, 8, 10])
def test_several_may_make_it_at_once(empty, count):
    starts = threading.Barrier(count)
    faults = []

    def make():
        starts.wait()
        try:
            schema.make(Database.at(empty.url.render_as_string(hide_password=False)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test names it
            faults.append(error)

    makers = [threading.Thread(target=make) for _ in range(count)]
    [maker.start() for maker in makers]
    [maker.join() for maker in makers]
    assert faults == []
    schema.check(empty)


def test_a_place_without_a_campaign_names_the_command(file):
    with pytest.raises(InputError, match="poreform campaign new"):
        schema.check(Database.at(file))
    assert not file.exists()


def test_another_database_is_left_alone(file):
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE spoons (id)")
    connection.close()
    with pytest.raises(InputError, match="is a database, but no campaign"):
        schema.make(Database.at(file))
    with pytest.raises(InputError, match="is a database, but no campaign"):
        schema.check(Database.at(file))


def test_a_campaign_of_a_newer_version_is_refused(empty):
    schema.make(empty)
    set_step(empty, "9999")
    with pytest.raises(StoredDataError, match="newer version of Poreform"):
        schema.check(empty)


def test_a_place_that_cannot_be_is_one_sentence(tmp_path):
    with pytest.raises(StoredDataError, match="unable to open"):
        schema.make(Database.at(tmp_path / "no" / "folder" / "bench.db"))
