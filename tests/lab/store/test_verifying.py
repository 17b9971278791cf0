"""Rows that no command of ours writes are noticed, whatever they are."""

import pytest
from sqlalchemy import insert

from poreform.core.errors import InputError, StoredDataError
from poreform.lab.store.finding import find
from poreform.lab.store.parts import PART_OF, PARTS
from poreform.lab.store.tables import MEMBRANES, RECORDS, STANDING, VERSIONED
from poreform.lab.store.verifying import WHOLE_OF, verify


@pytest.fixture
def row(campaign, database, membrane):
    """The row of the one membrane on file."""
    campaign.add(membrane())
    with database.reading() as connection:
        return dict(find(connection, "A").rows["membranes"])


def spoil(database, table, *rows):
    """Write rows past the code that checks them, and verify."""
    with database.writing() as connection:
        connection.execute(insert(table), list(rows))
        verify(connection)


def test_what_our_commands_write_is_whole(campaign, database, membrane, observation):
    campaign.add([membrane(), membrane("B"), observation()])
    campaign.correct("A", {"cooling": "ice"}, reason="1")
    campaign.withdraw("B", reason="2")
    with database.reading() as connection:
        verify(connection)


def test_a_version_that_lacks_is_noticed(database, row):
    with pytest.raises(StoredDataError, match=r"versions of membranes .* are lacking"):
        spoil(database, MEMBRANES, row | {"version": 3})


def test_a_record_of_another_kind_is_noticed(database, row):
    lot = row | {"id": row["dissolution_id"], "name": "B"}
    with pytest.raises(StoredDataError, match="stands among the membranes, but is none"):
        spoil(database, MEMBRANES, lot)


def test_a_part_of_another_kind_is_noticed(database, row):
    with pytest.raises(StoredDataError, match=r"dissolutions of membranes .* are lacking"):
        spoil(database, MEMBRANES, row | {"version": 2, "dissolution_id": row["id"]})


def test_two_of_one_name_are_noticed(database, row):
    with pytest.raises(InputError, match="two membranes are called 'A'"):
        copy(database, row)


def copy(database, row):
    with database.writing() as connection:
        connection.execute(insert(RECORDS), {"id": "copy", "kind": "membranes"})
        connection.execute(insert(MEMBRANES), row | {"id": "copy"})
        verify(connection)


def test_every_reference_has_its_kind():
    assert WHOLE_OF.keys() == PART_OF.keys()
    assert set(WHOLE_OF.values()) <= set(VERSIONED)
    assert {STANDING.name, MEMBRANES.name} == set(PARTS)
