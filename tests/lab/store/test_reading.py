"""What holds now: the newest version of each record, unless it was withdrawn."""

import pytest

from poreform.core.errors import StoredDataError
from poreform.lab.store.reading import (
    FEW,
    current,
    kept_hashes,
    last_entry,
    made_of,
    stored,
)
from poreform.lab.store.tables import MEMBRANES


@pytest.fixture
def many(campaign, membrane):
    """More membranes than are asked for by name, one figure each."""
    one = membrane().readings[:1]
    campaign.add([membrane(f"m{k}", readings=one) for k in range(FEW + 2)])
    return campaign


def test_the_newest_version_holds(campaign, database, membrane):
    campaign.add(membrane())
    campaign.correct("A", {"cooling": "ice"}, reason="1")
    with database.reading() as connection:
        (row,) = current(connection, "membranes")
    assert (row["version"], row["cooling"]) == (2, "ice")


def test_what_was_withdrawn_does_not_hold(campaign, database, membrane):
    campaign.add(membrane())
    campaign.withdraw("A", reason="torn")
    with database.reading() as connection:
        assert current(connection, "membranes") == []
        assert stored(connection, "membranes") == []


def test_many_are_the_same_records_as_few(many, database):
    with database.reading() as connection:
        whole = [entry.record for entry in stored(connection, "membranes")]
        names = MEMBRANES.c.name.in_(["m0", "m7"])
        some = [entry.record for entry in stored(connection, "membranes", names)]
    assert [whole[0], whole[7]] == some
    assert tuple(whole) == many.experiments()


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["A", "B", "C", "D"]),
        ({"lot": "X"}, ["B", "D"]),
        ({"solvent": "sulfolane"}, ["C", "D"]),
        ({"solvent": "sulfolane", "lot": "X"}, ["D"]),
        ({"polymer": "PES"}, []),
    ],
)
def test_membranes_are_asked_for_by_what_they_are_made_of(
    campaign, database, membrane, wanted, names
):
    other = {"solvent": "sulfolane"}
    campaign.add([membrane(), membrane("B", lot="X"), membrane("C", **other)])
    campaign.add(membrane("D", lot="X", **other))
    with database.reading() as connection:
        found = stored(connection, "membranes", *made_of(**wanted))
    assert [entry.record.name for entry in found] == names


def test_the_corrected_solution_is_the_one_that_counts(campaign, membrane):
    campaign.add(membrane())
    campaign.correct("A", {"solvent": "sulfolane"}, reason="label", everywhere=True)
    assert campaign.experiments(solvent="dibutyl phthalate") == ()
    assert len(campaign.experiments(solvent="sulfolane")) == 1


def test_an_empty_campaign_has_no_entry_and_no_file(database):
    with database.reading() as connection:
        assert last_entry(connection) == ""
        assert kept_hashes(connection) == set()


def test_a_part_that_lacks_is_named(campaign, database, membrane):
    campaign.add(membrane())
    with database.reading() as connection:
        (entry,) = stored(connection, "membranes")
    assert entry.id == entry.rows["membranes"]["id"]
    with (
        pytest.raises(StoredDataError, match="changed by another program"),
        database.writing() as connection,
    ):
        withdraw_the_lot(connection, entry)


def withdraw_the_lot(connection, entry):
    """What no command of ours does."""
    lots = entry.rows["lots"]
    connection.execute(
        MEMBRANES.metadata.tables["lots"].insert(),
        dict(lots) | {"version": 2, "withdrawn": 1},
    )
    stored(connection, "membranes")
