"""Finding: the one record that a person means."""

from sqlalchemy import Connection, select

from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.store.reading import Stored, current, stored
from poreform.lab.store.tables import ENTRIES, MEMBRANES, STANDING

MOST_DIGITS = 9
"""Of the number of a replicate: more are no number that a database holds."""


def find(connection: Connection, name: str) -> Stored:
    """Return the record called `name`, or ``name#2``: its second replicate.

    A standing observation is asked for by its source.

    Raises
    ------
    UnknownNameError
        Nothing that holds now is called so.
    InputError
        Several records are called so.
    """
    found = _called(connection, name)
    stem, sign, number = name.rpartition("#")
    if not found and sign and number.isdigit():
        found = [
            entry
            for place, entry in enumerate(_called(connection, stem), 1)
            if int(number) == _number(entry, place)
        ]
    if not found:
        _refuse_withdrawn(connection, name)
        raise UnknownNameError.of("record", name, _names(connection))
    if len(found) > 1:
        numbers = [_number(entry, place) for place, entry in enumerate(found, 1)]
        raise InputError(
            f"{name!r} is {len(found)} records; write which one: "
            + " or ".join(f"'{name}#{number}'" for number in numbers[:5])
        )
    return found[0]


def _called(connection: Connection, name: str) -> list[Stored]:
    return stored(connection, "membranes", MEMBRANES.c.name == name) or stored(
        connection, "standing", STANDING.c.source == name
    )


def _number(entry: Stored, place: int) -> int:
    """Return the replicate of a membrane, or the place of an observation."""
    return int(entry.rows["membranes"]["replicate"]) if entry.kind == "membranes" else place


def _refuse_withdrawn(connection: Connection, name: str) -> None:
    stem, sign, number = name.rpartition("#")
    called = [(MEMBRANES, MEMBRANES.c.name == name), (STANDING, STANDING.c.source == name)]
    if sign and number.isdecimal() and len(number) <= MOST_DIGITS:
        is_replicate = MEMBRANES.c.replicate == int(number)
        called.append((MEMBRANES, (MEMBRANES.c.name == stem) & is_replicate))
    for table, is_called in called:
        query = (
            select(ENTRIES.c.time, ENTRIES.c.reason)
            .join(table, table.c.entry_id == ENTRIES.c.id)
            .where(is_called, table.c.withdrawn == 1)
            .order_by(ENTRIES.c.id.desc())
        )
        row = connection.execute(query).first()
        if row is not None:
            raise InputError(
                f"{name!r} was withdrawn on {row.time[:10]} ({row.reason}); see its history"
            )


def _names(connection: Connection) -> set[str]:
    held = current(connection, "membranes"), current(connection, "standing")
    return {str(row["name"]) for row in held[0]} | {str(row["source"]) for row in held[1]}
