"""A revision writes the fewest versions that make the record say what it should."""

import pytest
from sqlalchemy import func, select

from poreform.core.reading import Reading
from poreform.lab.store.finding import find
from poreform.lab.store.revising import is_same, own_content, revise, revise_shared
from poreform.lab.store.tables import VERSIONED
from poreform.lab.store.writing import Act, Writing


def everything(_row):
    return True


@pytest.fixture
def held(campaign, membrane):
    """A campaign with two membranes of one solution."""
    campaign.add([membrane(), membrane("B")])
    return campaign


@pytest.fixture
def versions(database):
    """Counts the rows of every kind."""

    def count():
        with database.reading() as connection:
            return {
                kind: connection.execute(select(func.count()).select_from(table)).scalar()
                for kind, table in VERSIONED.items()
            }

    return count


@pytest.fixture
def revised(database):
    """Revises a record to another and returns what then holds."""

    def call(name, record, how=revise):
        with database.writing() as connection:
            old = find(connection, name)
            writing = Writing(connection, Act("correct", "Ann", "because"))
            how(writing, old, record)
            writing.finish()
        with database.reading() as connection:
            return find(connection, name)

    return call


def all_of(writing, old, record):
    revise(writing, old, record, owns=everything)


def test_membranes_share_their_lot_and_solution_and_nothing_else(held, versions):
    assert held.experiments()
    assert versions() == {
        "lots": 1,
        "solutions": 1,
        "dissolutions": 2,
        "membranes": 2,
        "measurements": 6,
        "standing": 0,
    }


@pytest.mark.parametrize(
    ("changes", "grown"),
    [
        ({}, {}),
        ({"remark": "x"}, {"membranes": 1}),
        ({"dissolution_time": 60.0}, {"dissolutions": 1}),
        ({"solvent": "sulfolane"}, {"solutions": 1, "dissolutions": 1}),
        ({"lot": "C"}, {"lots": 1, "solutions": 1, "dissolutions": 1}),
        ({"readings": ()}, {"measurements": 3}),
    ],
)
@pytest.mark.usefixtures("held")
def test_only_what_differs_gets_a_version(membrane, versions, revised, changes, grown):
    before = versions()
    record = membrane(**changes)
    assert revised("A", record, all_of).record == record
    assert {k: n - before[k] for k, n in versions().items() if n != before[k]} == grown


@pytest.mark.usefixtures("held")
def test_going_back_to_a_former_solution_finds_it_again(membrane, versions, revised):
    revised("A", membrane(solvent="sulfolane"), all_of)
    before = versions()
    revised("A", membrane(), all_of)
    assert versions()["solutions"] == before["solutions"]


@pytest.mark.usefixtures("held")
def test_figures_are_matched_quantity_by_quantity(membrane, revised):
    first, _, third = membrane().readings
    extra = Reading("average_pore_size", 0.3, "um", "half-dry")
    record = membrane(readings=(extra, first, third))
    found = revised("A", record, all_of)
    assert set(found.record.readings) == {first, third, extra}


@pytest.mark.usefixtures("held")
def test_shared_parts_are_revised_in_place(membrane, versions, revised, campaign):
    before = versions()
    revised("A", membrane(solvent="sulfolane"), revise_shared)
    assert {record.solvent for record in campaign.experiments()} == {"sulfolane"}
    grown = {k: n - before[k] for k, n in versions().items() if n != before[k]}
    assert grown == {"solutions": 1}


@pytest.mark.usefixtures("held")
def test_the_raw_file_alone_makes_no_difference(membrane, database):
    named = tuple(
        Reading(**{**{n: getattr(r, n) for n in r.__dataclass_fields__}, "raw_file": "f"})
        for r in membrane().readings
    )
    with database.reading() as connection:
        old = find(connection, "A")
        assert is_same(old, membrane(readings=named), owns=everything)
        assert not is_same(old, membrane(readings=named[1:]), owns=everything)
        assert own_content("lots", old.rows["lots"])["lot"] == "B-7"
