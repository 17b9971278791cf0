"""The schema: a campaign is made, or brought up to date, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.command import upgrade
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from poreform.core.errors import InputError, StoredDataError
from poreform.lab.store.database import Database
from poreform.lab.store.tables import ENTRIES

MIGRATIONS = "poreform.lab.store:migrations"
"""Where the steps are, as alembic names a folder of a package."""

LATEST = "0001"
"""The step this version of Poreform is written for."""


def make(database: Database) -> None:
    """Make the campaign, unless it stands already, and bring it up to date.

    Raises
    ------
    InputError
        The database holds something else.
    StoredDataError
        The campaign was written by a newer version of Poreform.
    """
    with made(database):
        pass


@contextmanager
def made(database: Database) -> Iterator[Connection]:
    """Give the transaction in which the campaign is made or brought up to date, as `make`.

    What else is written in it is kept together with the campaign, or neither is.
    """
    database.write_ahead()
    with database.writing() as connection:
        found = revision(connection)
        if found != LATEST:
            _refuse_strange(database, connection, found)
            upgrade_to_latest(connection)
        yield connection


def check(database: Database) -> None:
    """Raise unless there is a campaign of this version of Poreform, or bring it to it.

    Raises
    ------
    InputError
        There is no campaign.
    StoredDataError
        The campaign was written by a newer version of Poreform.
    """
    if not database.exists():
        raise InputError(
            f"{database.name}: there is no such campaign; make one by: "
            f"poreform campaign new {database.name}"
        )
    with database.reading() as connection:
        found = revision(connection)
    if found is None:
        raise InputError(
            f"{database.name}: is a database, but no campaign; make one by: "
            "poreform campaign new PLACE"
        )
    if found != LATEST:
        make(database)


def revision(connection: Connection) -> str | None:
    """Return the step the campaign stands at; None when there is no campaign."""
    names = set(inspect(connection).get_table_names())
    if not {"alembic_version", ENTRIES.name} <= names:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade_to_latest(connection: Connection) -> None:
    """Take every step that lacks, within the transaction of `connection`."""
    config = _config()
    config.attributes["connection"] = connection
    upgrade(config, LATEST)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    return config


def _refuse_strange(database: Database, connection: Connection, found: str | None) -> None:
    if found is None and inspect(connection).get_table_names():
        raise InputError(
            f"{database.name}: is a database, but no campaign; give the campaign a "
            "file or database of its own"
        )
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    if found is not None and found not in {step.revision for step in steps}:
        raise StoredDataError(
            f"{database.name}: was written by a newer version of Poreform (step {found}); "
            "update Poreform"
        )
