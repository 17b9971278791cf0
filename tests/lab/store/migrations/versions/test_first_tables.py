"""The migrated schema is the one of the models, rule by rule."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from poreform.lab.store import schema
from poreform.lab.store.database import Database
from poreform.lab.store.tables import METADATA, TABLES


@pytest.fixture
def migrated(place):
    """A database that went through every step."""
    database = Database.at(place)
    schema.make(database)
    return database


@pytest.fixture
def modelled(migrated, request, tmp_path):
    """A database made from the models at once, of the same kind."""
    name = "model" if migrated.is_file else "server_of_the_model"
    database = Database.at(
        tmp_path / "model.db" if name == "model" else request.getfixturevalue(name)
    )
    with database.writing() as connection:
        METADATA.create_all(connection)
    return database


@pytest.fixture
def server_of_the_model(server):
    """A second schema on the server."""
    schema_name = server.rsplit("%3D", 1)[1]
    other = f"{schema_name}_model"
    database = Database.at(server)
    with database.writing() as connection:
        connection.execute(text(f"CREATE SCHEMA {other}"))
    yield server.replace(schema_name, other)
    with database.writing() as connection:
        connection.execute(text(f"DROP SCHEMA {other} CASCADE"))


def described(database):
    """Everything the database knows of its tables: types, keys, rules, indexes."""
    with database.reading() as connection:
        found = inspect(connection)
        return {
            name: {
                "columns": [
                    (c["name"], str(c["type"]), c["nullable"], c["default"])
                    for c in found.get_columns(name)
                ],
                "key": found.get_pk_constraint(name)["constrained_columns"],
                "references": sorted(
                    (f["constrained_columns"], f["referred_table"], f["referred_columns"])
                    for f in found.get_foreign_keys(name)
                ),
                "rules": sorted(
                    (c["name"], c["sqltext"]) for c in found.get_check_constraints(name)
                ),
                "unique": found.get_unique_constraints(name),
                "indexes": sorted(
                    (i["name"], i["column_names"]) for i in found.get_indexes(name)
                ),
            }
            for name in found.get_table_names()
            if name != "alembic_version"
        }


def test_the_steps_lead_to_the_models(migrated, modelled):
    ours, theirs = described(migrated), described(modelled)
    assert ours.keys() == set(TABLES)
    assert ours == theirs


def test_every_rule_of_the_models_is_compared(migrated):
    rules = sum(len(table["rules"]) for table in described(migrated).values())
    written = sum(
        type(rule).__name__ == "CheckConstraint"
        for table in TABLES.values()
        for rule in table.constraints
    )
    assert rules == written > 30


def test_alembic_sees_no_difference_either(migrated):
    with migrated.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_last_step_is_the_one_the_code_is_written_for():
    config = Config()
    config.set_main_option("script_location", schema.MIGRATIONS)
    assert ScriptDirectory.from_config(config).get_heads() == [schema.LATEST]


def test_sqlite_holds_to_the_types(database):
    query = "SELECT name FROM pragma_table_list WHERE strict AND schema = 'main'"
    with database.reading() as connection:
        assert set(connection.execute(text(query)).scalars()) == set(TABLES)


def test_every_table_refuses_changes(migrated):
    catalogue = {
        True: "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
        False: "SELECT event_object_table FROM information_schema.triggers "
        "WHERE trigger_schema = current_schema()",
    }[migrated.is_file]
    with migrated.reading() as connection:
        found = sorted(connection.execute(text(catalogue)).scalars())
    assert found == sorted(2 * list(TABLES))
