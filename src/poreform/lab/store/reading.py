"""Reading: what holds now, as records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from poreform.core.errors import StoredDataError
from poreform.lab.store.parts import PART_OF, PARTS, Record, record_of
from poreform.lab.store.tables import (
    DISSOLUTIONS,
    ENTRIES,
    FILES,
    LOTS,
    MEASUREMENTS,
    MEMBRANES,
    SOLUTIONS,
    VERSIONED,
)

Row = Mapping[str, Any]
Condition = ColumnElement[bool]

FEW = 500
"""Up to so many identifiers are asked for by name; above, everything is read."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands in the tables now."""

    kind: str
    rows: dict[str, Row]
    """Kind of part -> its row."""

    figures: list[Row]
    """Rows of its figures."""

    @property
    def id(self) -> str:
        """Identifier of the record."""
        return str(self.rows[self.kind]["id"])

    @property
    def record(self) -> Record:
        """The record itself."""
        return record_of(self.kind, self.rows, self.figures)


def current(connection: Connection, kind: str, *conditions: Condition) -> list[Row]:
    """Return the rows of a kind that hold now, in the order in which they were added."""
    table = VERSIONED[kind]
    query = select(table).where(_holds(table), *conditions).order_by(table.c.id)
    result = connection.execute(query)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result.all()]


def discarded(connection: Connection, *conditions: Condition) -> list[Row]:
    """Return the figures that never held: those of test pieces that were discarded.

    They are on file, withdrawn from their first version on.
    """
    first = (MEASUREMENTS.c.version == 1, MEASUREMENTS.c.withdrawn == 1)
    query = select(MEASUREMENTS).where(*first, *conditions).order_by(MEASUREMENTS.c.id)
    return [row._asdict() for row in connection.execute(query)]


def made_of(*, polymer: str = "", solvent: str = "", lot: str = "") -> list[Condition]:
    """Return the conditions of the membranes made of a polymer, a solvent, a lot."""
    if not (polymer or solvent or lot):
        return []
    lots = _ids(LOTS, LOTS.c.polymer, polymer, LOTS.c.lot, lot)
    solutions = _ids(SOLUTIONS, SOLUTIONS.c.solvent, solvent).where(
        SOLUTIONS.c.lot_id.in_(lots)
    )
    runs = _ids(DISSOLUTIONS).where(DISSOLUTIONS.c.solution_id.in_(solutions))
    return [MEMBRANES.c.dissolution_id.in_(runs)]


def _ids(table: Table, *wanted: Any) -> Select[tuple[str]]:  # noqa: ANN401 - column, text
    """Return the query for the records of a table whose columns hold the wanted texts."""
    pairs = zip(wanted[::2], wanted[1::2], strict=True)
    equal = [column == text for column, text in pairs if text]
    return select(table.c.id).where(_holds(table), *equal)


def _holds(table: Table) -> Condition:
    """Return the condition of the rows that hold now: the newest, and not withdrawn."""
    newer = table.alias("newer")
    is_old = select(newer.c.id).where(
        newer.c.id == table.c.id, newer.c.version > table.c.version
    )
    return and_(~is_old.exists(), table.c.withdrawn == 0)


def stored(connection: Connection, kind: str, *conditions: Condition) -> list[Stored]:
    """Return the records of a kind that hold now, in the order in which they were added."""
    rows = current(connection, kind, *conditions)
    chain = [(kind, rows)]
    for part, whole in zip(PARTS[kind][-2::-1], PARTS[kind][:0:-1], strict=True):
        wanted = {row[PART_OF[whole]] for row in chain[-1][1]}
        chain.append((part, _with_ids(connection, part, "id", wanted)))
    by_id = {part: {row["id"]: row for row in found} for part, found in chain[1:]}
    figures = _figures(connection, rows) if kind == "membranes" else {}
    return [
        Stored(kind, _parts(kind, row, by_id), figures.get(row["id"], [])) for row in rows
    ]


def kept_hashes(connection: Connection) -> set[str]:
    """Return the hashes of all raw files."""
    return set(connection.execute(select(FILES.c.sha256)).scalars())


def last_entry(connection: Connection) -> str:
    """Return the identifier of the last entry of the journal; empty when there is none."""
    return connection.execute(select(func.max(ENTRIES.c.id))).scalar() or ""


def _with_ids(
    connection: Connection, kind: str, column: str, wanted: set[str]
) -> list[Row]:
    if len(wanted) > FEW:
        return current(connection, kind)
    return current(connection, kind, VERSIONED[kind].c[column].in_(sorted(wanted)))


def _figures(connection: Connection, membranes: Sequence[Row]) -> dict[str, list[Row]]:
    ids = {row["id"] for row in membranes}
    found: dict[str, list[Row]] = {}
    for row in _with_ids(connection, "measurements", "membrane_id", ids):
        found.setdefault(row["membrane_id"], []).append(row)
    return found


def _parts(kind: str, row: Row, by_id: dict[str, dict[str, Row]]) -> dict[str, Row]:
    """Return kind of part -> row, following the references down from a record."""
    parts = {kind: row}
    for part, whole in zip(PARTS[kind][-2::-1], PARTS[kind][:0:-1], strict=True):
        reference = parts[whole][PART_OF[whole]]
        if reference not in by_id[part]:
            raise StoredDataError(
                f"the {part} that {whole} {row['id']} refers to are missing; the database "
                "was changed by another program"
            )
        parts[part] = by_id[part][reference]
    return parts
