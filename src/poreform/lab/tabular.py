"""What all tables of lab figures share: header, conditions above it, typed cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.lab.cells import Scale, heading, is_missing, number
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.delimited import Row, Sheet, read_sheet

SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
HEADER_WITHIN = 40
"""Rows among which the header is looked for; titles may stand above it."""

PEEK = 400
"""Lines read to see what a table is; titles may be long and rows empty."""

MOST_FAULTS = 5
"""Faults named in one message; the rest are counted."""

PERCENTAGES = frozenset({"porosity", "breaking_extension"})
"""Fields kept in %, the lab unit of their readings; a deviation goes with its figure."""

_UNIT_CELL = re.compile(r"^[\[(][^\])]*[\])]$")

Placed = tuple[str, int]
"""(field, replicate)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that fills a field."""

    place: int
    field: Field
    replicate: int
    unit: str
    """Unit in the header; empty when each cell must carry its own."""

    title: str
    """The header as written."""

    def value(self, text: str, *, comma_decimals: bool) -> Any:  # noqa: ANN401 - of any field
        """Return what a cell says, SI or text; None when it is empty.

        Raises
        ------
        ValueError
            The cell holds a formula, no number, or a figure without or in another unit.
        """
        if is_missing(text):
            return None
        if self.field.unit is None:
            return plain_text(text)
        figure, beside = number(text, comma_decimals=comma_decimals)
        if self.unit and beside and beside != self.unit:
            raise ValueError(f"{text!r} is not in the {self.unit} of its header")
        unit = self.unit or beside
        if not unit:
            raise ValueError(
                f"{text!r} has no unit; write it in the header, e.g. {self.field.example!r}"
            )
        percentage = self.field.name.split()[0] in PERCENTAGES
        if unit == "%" and percentage:
            return figure
        si = self.field.unit.checked(Scale.of(self.field.unit, unit).si(figure))
        return 100.0 * si if percentage else si


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header was understood."""

    path: Path
    columns: tuple[Column, ...]
    given: dict[str, Any]
    """Conditions stated above the header, SI or text."""

    body: tuple[tuple[int, Row], ...]
    """(line number, cells) below the header, comments left out."""

    comma_decimals: bool
    notes: tuple[str, ...]

    def cells(self, row: Row) -> Iterator[tuple[Column, str]]:
        """Give each known column with its text, empty where the row is short."""
        for column in self.columns:
            yield column, row[column.place] if column.place < len(row) else ""


def figures_of(table: Table) -> list[dict[str, Any]]:
    """Return field -> value of every row, empty cells left out.

    Raises
    ------
    InputError
        A cell cannot be read; every fault is named with its row and column.
    """
    figures: list[dict[str, Any]] = []
    faults: list[str] = []
    for line, row in table.body:
        figure: dict[str, Any] = {}
        for column, text in table.cells(row):
            try:
                value = column.value(text, comma_decimals=table.comma_decimals)
            except ValueError as error:
                faults.append(f"row {line}, column {column.title!r}: {error}")
                continue
            if value is not None:
                figure[column.field.name] = value
        figures.append(figure)
    refuse(table.path, faults)
    return figures


def pairs_of(
    figures: Sequence[dict[str, Any]], first: str, second: str
) -> tuple[Float[np.ndarray, " rows"], Float[np.ndarray, " rows"]]:
    """Return two fields of the rows that hold both, as arrays."""
    held = [(row[first], row[second]) for row in figures if first in row and second in row]
    one, other = np.array(held, dtype=float).reshape(-1, 2).T
    return one, other


def is_table_of(path: Path, vocabulary: Vocabulary) -> bool:
    """Return whether a file is such a table; one that cannot be read is claimed too."""
    if path.suffix.casefold() not in SUFFIXES:
        return False
    try:
        return header_place(read_sheet(path, most_lines=PEEK), vocabulary) is not None
    except InputError:
        return True  # so that reading it says what is wrong


def read_table(path: Path, vocabulary: Vocabulary) -> Table:
    """Return the table in a file, or raise InputError naming what is wrong with it."""
    sheet = read_sheet(path)
    place = header_place(sheet, vocabulary)
    if place is None:
        example = next(f.example for f in vocabulary.fields if f.name == vocabulary.key)
        raise InputError(f"{path}: no header row has a column such as {example!r}")
    header, below = _with_units(sheet.rows[place][1], sheet.rows[place + 1 :])
    given, faults = _given(sheet.rows[:place], vocabulary)
    columns, more = _columns(header, vocabulary)
    refuse(path, faults + more)
    unknown = [
        cell for cell in header if cell and not vocabulary.called(heading(cell).name)
    ]
    left_out = (f"columns left out: {', '.join(unknown)}",) if unknown else ()
    return Table(
        path=path,
        columns=columns,
        given=given,
        body=tuple(entry for entry in below if entry[1][0][:1] != "#"),
        comma_decimals=sheet.comma_decimals,
        notes=sheet.notes + left_out,
    )


def _with_units(
    header: Row, below: tuple[tuple[int, Row], ...]
) -> tuple[Row, tuple[tuple[int, Row], ...]]:
    """Return the header with the units of a row such as ``(mm),(N)`` below it, if any."""
    units = below[0][1] if below else ()
    if not units or not all(_UNIT_CELL.match(cell) or not cell for cell in units):
        return header, below
    padded = units + ("",) * (len(header) - len(units))
    return tuple(f"{h} {u}".strip() for h, u in zip(header, padded, strict=False)), below[
        1:
    ]


def refuse(path: Path, faults: Sequence[str]) -> None:
    """Raise InputError with the first faults and the number of the rest, if any."""
    if faults:
        rest = len(faults) - MOST_FAULTS
        more = f"; and {rest} more" if rest > 0 else ""
        raise InputError(f"{path}: {'; '.join(faults[:MOST_FAULTS])}{more}")


def header_place(sheet: Sheet, vocabulary: Vocabulary) -> int | None:
    """Return the position of the row that names the columns; None when there is none."""
    for place, (_, row) in enumerate(sheet.rows[:HEADER_WITHIN]):
        found = [vocabulary.called(heading(cell).name) for cell in row]
        names = {entry[0].name for entry in found if entry}
        if vocabulary.key in names and len(names) > 1:
            return place
    return None


def plain_text(text: str) -> str:
    """Return a text cell; ValueError when it is a formula."""
    if text[:1] in {"=", "@"}:
        raise ValueError(f"{text[:40]!r} is a formula; save the values")
    return text


def _columns(row: Row, vocabulary: Vocabulary) -> tuple[tuple[Column, ...], list[str]]:
    columns: list[Column] = []
    faults: list[str] = []
    for place, cell in enumerate(row):
        found = vocabulary.called(heading(cell).name)
        if found is None:
            continue
        field, replicate = found
        unit = heading(cell).unit
        twice = [c for c in columns if c.field is field and c.replicate == replicate]
        if twice:
            faults.append(
                f"columns {twice[0].title!r} and {cell!r} are both the {field.name}"
            )
        faults += _unit_fault(field, unit, cell)
        columns.append(Column(place, field, replicate, unit, cell))
    return tuple(columns), faults


def _unit_fault(field: Field, unit: str, title: str) -> list[str]:
    if field.unit is None or not unit:
        return []
    try:
        Scale.of(field.unit, unit)
    except ValueError:
        return [
            f"column {title!r}: {unit!r} is no unit of it; write e.g. {field.example!r}"
        ]
    return []


def _given(
    rows: Sequence[tuple[int, Row]], vocabulary: Vocabulary
) -> tuple[dict[str, Any], list[str]]:
    given: dict[str, Any] = {}
    faults: list[str] = []
    for line, key, text in _statements(rows):
        found = vocabulary.called(key)
        if found is None or found[0].name in vocabulary.repeated or not text:
            continue
        field = found[0]
        try:
            given[field.name] = (
                plain_text(text)
                if field.unit is None
                else field.unit.checked(field.unit.from_text(text))
            )
        except ValueError as error:
            faults.append(f"row {line}: {error}")
    return given, faults


def _statements(rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, str, str]]:
    """Give (line, key, value) of ``# polymer: PVDF`` and of ``polymer;PVDF``."""
    for line, row in rows:
        text = ", ".join(cell for cell in row if cell).lstrip("# ")
        key, colon, value = text.partition(":")
        if not colon and len(row) > 1:
            key, value = row[0].lstrip("# "), row[1]
        yield line, heading(key).name, value.strip()
