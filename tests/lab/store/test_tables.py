"""The tables hold what the records hold, and refuse what no record may say."""

import pytest
from sqlalchemy import CheckConstraint, insert

from poreform.core.errors import StoredDataError
from poreform.lab.store.finding import find
from poreform.lab.store.tables import TABLES, VERSIONED


@pytest.fixture
def held(campaign, membrane):
    """A campaign with one membrane."""
    campaign.add(membrane())
    return campaign


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("lots", {"weight_average_molar_mass": 0.0}),
        ("solutions", {"concentration": 1.5}),
        ("solutions", {"resin_concentration": -0.1}),
        ("dissolutions", {"dissolution_temperature": 0.0}),
        ("dissolutions", {"set_temperature": -1.0}),
        ("dissolutions", {"dissolution_time": 0.0}),
        ("membranes", {"origin": "dreamt"}),
        ("membranes", {"geometry": "tube"}),
        ("membranes", {"treatment": "x"}),
        ("membranes", {"state": "fine"}),
        ("membranes", {"replicate": 0}),
        ("membranes", {"thickness": 0.0}),
        ("membranes", {"version": 0}),
        ("membranes", {"withdrawn": 2}),
        ("membranes", {"dissolution_id": "nothing"}),
        ("membranes", {"entry_id": "nothing"}),
    ],
)
def test_the_database_refuses_what_no_record_may_say(held, database, kind, changes):
    assert held.experiments()
    with database.reading() as connection:
        row = dict(find(connection, "A").rows[kind])
    with (
        pytest.raises(StoredDataError, match="the database refuses"),
        database.writing() as connection,
    ):
        connection.execute(insert(VERSIONED[kind]), row | {"version": 2} | changes)


@pytest.mark.parametrize("changes", [{"std": -1.0}, {"count": 0}, {"raw_file": "f" * 64}])
def test_the_database_refuses_figures_that_cannot_be(held, database, changes):
    assert held.experiments()
    with database.reading() as connection:
        row = dict(find(connection, "A").figures[0])
    with (
        pytest.raises(StoredDataError, match="the database refuses"),
        database.writing() as connection,
    ):
        connection.execute(
            insert(VERSIONED["measurements"]), row | {"version": 2} | changes
        )


@pytest.mark.parametrize(
    "changes", [{"temperature": 0.0}, {"seen": "blue"}, {"uniform_before": 2}]
)
def test_the_database_refuses_observations_that_cannot_be(
    campaign, database, observation, changes
):
    campaign.add(observation())
    with database.reading() as connection:
        row = dict(find(connection, observation().source).rows["standing"])
    with (
        pytest.raises(StoredDataError, match="the database refuses"),
        database.writing() as connection,
    ):
        connection.execute(insert(VERSIONED["standing"]), row | {"version": 2} | changes)


def test_two_versions_of_one_number_are_refused(held, database):
    assert held.experiments()
    with database.reading() as connection:
        row = dict(find(connection, "A").rows["membranes"])
    with (
        pytest.raises(StoredDataError, match="the database refuses"),
        database.writing() as connection,
    ):
        connection.execute(insert(VERSIONED["membranes"]), row | {"cooling": "ice"})


def test_every_rule_has_a_name():
    rules = [
        rule
        for table in TABLES.values()
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
    ]
    assert all(rule.name for rule in rules)
