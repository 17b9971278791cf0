"""The steps run within the transaction of the one who asked for them."""

import pytest

from poreform.lab.store import schema
from poreform.lab.store.database import Database


class BrokenError(Exception):
    """Something that goes wrong after the steps."""


def upgrade_and_break(database):
    with database.writing() as connection:
        schema.upgrade_to_latest(connection)
        raise BrokenError


def test_steps_that_are_not_kept_leave_an_empty_database(place):
    database = Database.at(place)
    with pytest.raises(BrokenError):
        upgrade_and_break(database)
    with database.reading() as connection:
        assert schema.revision(connection) is None
