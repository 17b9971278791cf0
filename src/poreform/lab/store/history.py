"""History: how a record came to say what it says, and the journal of the whole campaign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from poreform.core.errors import UnknownNameError
from poreform.lab.experiment import Experiment
from poreform.lab.store.parts import PART_OF, PARTS, Record
from poreform.lab.store.reading import Row, Stored
from poreform.lab.store.tables import ENTRIES, MEMBRANES, STANDING, VERSIONED


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal."""

    time: str
    """UTC, ISO 8601."""

    author: str
    """Who did it."""

    action: str
    """``add``, ``correct`` or ``withdraw``."""

    reason: str
    """Why; empty only where something was added."""

    remark: str
    """What was noted while reading a file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field or figure that became another."""

    field: str
    """Field of the record, or the quantity."""

    before: object
    """None when it was not stated."""

    after: object
    """None when it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one entry of the journal left it."""

    entry: Entry
    record: Record | None
    """None when it was withdrawn."""

    changes: tuple[Change, ...]
    """What differs from the version before; empty for the first one."""


def journal(connection: Connection) -> tuple[Entry, ...]:
    """Return every entry of the journal, the oldest first."""
    rows = connection.execute(select(ENTRIES).order_by(ENTRIES.c.id))
    return tuple(_entry(row._asdict()) for row in rows)


def history(connection: Connection, name: str) -> tuple[Version, ...]:
    """Return every version of the records that were ever called `name`.

    Raises
    ------
    UnknownNameError
        Nothing was ever called so.
    """
    kind, ids = _ever_called(connection, name)
    return tuple(
        version for identifier in ids for version in _versions(connection, kind, identifier)
    )


def _ever_called(connection: Connection, name: str) -> tuple[str, list[str]]:
    stem, _, number = name.rpartition("#")
    for table, column in ((MEMBRANES, MEMBRANES.c.name), (STANDING, STANDING.c.source)):
        query = select(table.c.id).where(column == name)
        if (
            not connection.execute(query).first()
            and table is MEMBRANES
            and number.isdigit()
        ):
            query = select(table.c.id).where(
                column == stem, MEMBRANES.c.replicate == int(number)
            )
        ids = connection.execute(query.distinct().order_by(table.c.id)).scalars().all()
        if ids:
            return table.name, list(ids)
    names = connection.execute(select(MEMBRANES.c.name).distinct()).scalars()
    raise UnknownNameError.of("record", name, names)


def _versions(connection: Connection, kind: str, identifier: str) -> Iterator[Version]:
    rows = _all_rows(connection, kind, identifier)
    first = rows[kind][0]["entry_id"]
    later = {row["entry_id"] for found in rows.values() for row in found}
    entries = sorted(entry for entry in later if entry >= first)
    told = _entries(connection, entries)
    before: Record | None = None
    for number, entry in enumerate(entries):
        record = _as_of(kind, rows, entry)
        changes = tuple(_changes(before, record)) if number else ()
        if number == 0 or changes:
            yield Version(told[entry], record, changes)
        before = record


def _all_rows(connection: Connection, kind: str, identifier: str) -> dict[str, list[Row]]:
    """Return kind of part -> every version of every part the record ever had."""
    rows = {kind: _rows(connection, kind, "id", {identifier})}
    whole = kind
    for part in PARTS[kind][-2::-1]:
        ids = {row[PART_OF[whole]] for row in rows[whole]}
        rows[part] = _rows(connection, part, "id", ids)
        whole = part
    figures = {identifier} if kind == "membranes" else set()
    rows["measurements"] = _rows(connection, "measurements", "membrane_id", figures)
    return rows


def _rows(connection: Connection, kind: str, column: str, ids: set[str]) -> list[Row]:
    table = VERSIONED[kind]
    query = select(table).where(table.c[column].in_(sorted(ids)))
    rows = connection.execute(query.order_by(table.c.id, table.c.version))
    return [row._asdict() for row in rows]


def _entries(connection: Connection, ids: Sequence[str]) -> dict[str, Entry]:
    query = select(ENTRIES).where(ENTRIES.c.id.in_(ids))
    return {row.id: _entry(row._asdict()) for row in connection.execute(query)}


def _entry(row: Row) -> Entry:
    return Entry(row["time"], row["author"], row["action"], row["reason"], row["remark"])


def _as_of(kind: str, rows: dict[str, list[Row]], entry: str) -> Record | None:
    """Return the record as it stood after an entry; None when it was withdrawn."""
    held = {
        part: {row["id"]: row for row in found if row["entry_id"] <= entry}
        for part, found in rows.items()
    }
    (row,) = held[kind].values()
    if row["withdrawn"]:
        return None
    parts = {kind: row}
    whole = kind
    for part in PARTS[kind][-2::-1]:
        parts[part] = held[part][parts[whole][PART_OF[whole]]]
        whole = part
    figures = [row for row in held["measurements"].values() if not row["withdrawn"]]
    return Stored(kind, parts, figures).record


def _changes(before: Record | None, after: Record | None) -> Iterator[Change]:
    if before is None or after is None:
        if before is not after:
            yield Change("record", _whole(before), _whole(after))
        return
    other = dict(after)
    for name, value in dict(before).items():
        if name != "readings" and value != other[name]:
            yield Change(name, value, other[name])
    if isinstance(before, Experiment) and isinstance(after, Experiment):
        yield from _figure_changes(before, after)


def _figure_changes(before: Experiment, after: Experiment) -> Iterator[Change]:
    names = dict.fromkeys(reading.name for reading in (*before.readings, *after.readings))
    for name in names:
        old = tuple(reading for reading in before.readings if reading.name == name)
        new = tuple(reading for reading in after.readings if reading.name == name)
        if old != new:
            yield Change(name, old or None, new or None)


def _whole(record: Record | None) -> str | None:
    return None if record is None else "on file"
