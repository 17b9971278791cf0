"""What all tables of lab figures share: header, conditions above it, typed cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.lab.body import body_of
from poreform.lab.cells import Scale, is_missing, number, plain_text
from poreform.lab.column_map import ColumnMap, place_of
from poreform.lab.columns import Vocabulary
from poreform.lab.header import Column, Header, header_of, header_place
from poreform.lab.remembered import map_for
from poreform.lab.sheet import Decimals, Row, Sheet
from poreform.lab.sheets import SUFFIXES, sheets_of
from poreform.lab.statements import given_above, given_in_map, remarks_above

MOST_FAULTS = 5
"""Faults named in one message; the rest are counted."""

PERCENTAGES = frozenset({"porosity", "breaking_extension"})
"""Fields kept in %, the lab unit of their readings; a deviation goes with its figure."""

Reader = Callable[[Column, str], Any]
"""Gives what a cell of a column says, as `Table.value` does."""

Placed = tuple[str, int]
"""(field, replicate)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header was understood."""

    path: Path
    where: str
    """The file, and the worksheet of a workbook, as messages call them."""

    columns: tuple[Column, ...]
    given: dict[str, Any]
    """Conditions stated above the header or in the column map, SI or text."""

    body: tuple[tuple[int, Row], ...]
    """(line number, cells) below the header, comments left out."""

    decimals: Decimals
    notes: tuple[str, ...]

    def cells(self, row: Row) -> Iterator[tuple[Column, str]]:
        """Give each known column with its text, empty where the row is short."""
        for column in self.columns:
            yield column, row[column.place] if column.place < len(row) else ""

    def reader(self) -> Reader:
        """Return `value` with a memory: most cells of a column say what others said."""
        known: dict[tuple[int, str], Any] = {}

        def value(column: Column, text: str) -> Any:  # noqa: ANN401 - of any field
            cell = column.place, text
            if cell not in known:
                known[cell] = self.value(column, text)
            return known[cell]

        return value

    def value(self, column: Column, text: str) -> Any:  # noqa: ANN401 - of any field
        """Return what a cell says, SI or text; None when it is empty.

        Raises
        ------
        ValueError
            The cell holds a formula, no number, or a figure without or in another unit.
        """
        if is_missing(text):
            return None
        field = column.field
        if field.unit is None:
            return plain_text(text)
        figure, beside = number(text, decimals=self.decimals)
        if column.unit and beside and beside != column.unit:
            raise ValueError(f"{text!r} is not in the {column.unit} of its header")
        unit = column.unit or beside
        if not unit:
            raise ValueError(
                f"{text!r} has no unit; write it in the header, e.g. {field.example!r}"
            )
        percentage = field.name.split()[0] in PERCENTAGES
        if unit == "%" and percentage:
            return figure
        si = field.unit.checked(Scale.of(field.unit, unit).si(figure))
        return 100.0 * si if percentage else si


def figures_of(table: Table) -> list[dict[str, Any]]:
    """Return field -> value of every row, empty cells left out.

    Raises
    ------
    InputError
        A cell cannot be read; every fault is named with its row and column.
    """
    figures: list[dict[str, Any]] = []
    faults: list[str] = []
    read = table.reader()
    for line, row in table.body:
        figure: dict[str, Any] = {}
        for column, text in table.cells(row):
            try:
                value = read(column, text)
            except ValueError as error:
                faults.append(f"row {line}, column {column.title!r}: {error}")
                continue
            if value is not None:
                figure[column.field.name] = value
        figures.append(figure)
    refuse(table.where, faults)
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
        sheets = sheets_of(path)
        columns = map_for(path, sheets)
    except InputError:
        return True  # so that reading it says what is wrong
    if columns is not None:
        return columns.kind == vocabulary.kind
    return any(header_place(sheet, vocabulary) is not None for sheet in sheets)


def read_table(
    path: Path, vocabulary: Vocabulary, columns: ColumnMap | None = None
) -> Table:
    """Return the table in a file, or raise InputError naming what is wrong with it.

    Parameters
    ----------
    path : Path
        Text table or workbook.
    vocabulary : Vocabulary
        Words of the kind of table.
    columns : ColumnMap, optional
        What its columns mean; without one, a remembered map that knows the header.
    """
    sheets = sheets_of(path)
    used = columns or map_for(path, sheets)
    sheet = _chosen(path, sheets, vocabulary, used)
    where = f"{path}, sheet {sheet.name!r}" if sheet.name else str(path)
    header = header_of(sheet, vocabulary, used)
    if header is None:  # unreachable: the sheet was chosen by its header
        raise InputError(
            f"{path}: no header row has a column such as {vocabulary.example!r}"
        )
    stated, faults = given_above(sheet.rows[: header.place], vocabulary)
    mapped, more = given_in_map({} if used is None else used.given, vocabulary)
    body = body_of(sheet, header, vocabulary)
    refuse(where, [*faults, *more, *header.faults, *body.faults])
    notes = (
        *remarks_above(sheet.rows[: header.place], vocabulary),
        *sheet.notes,
        *_notes(sheets, sheet, header, used),
        *body.notes,
        *_differing(stated, mapped),
    )
    return Table(
        path=path,
        where=where,
        columns=header.columns,
        given={**mapped, **stated},
        body=body.rows,
        decimals=sheet.decimals,
        notes=notes,
    )


def _chosen(
    path: Path, sheets: Sequence[Sheet], vocabulary: Vocabulary, columns: ColumnMap | None
) -> Sheet:
    """Return the one sheet with such a header."""
    if columns is None:
        found = [s for s in sheets if header_place(s, vocabulary) is not None]
    else:
        found = [s for s in sheets if place_of(s, columns) is not None]
    if len(found) > 1:
        raise InputError(
            f"{path}: the sheets {' and '.join(repr(s.name) for s in found)} all hold a "
            f"{vocabulary.kind}; keep one in a file, or name one in a column map"
        )
    if not found:
        lacks = (
            f"has a column such as {vocabulary.example!r}"
            if columns is None
            else "has the headers of the column map"
        )
        raise InputError(f"{path}: no header row {lacks}")
    return found[0]


def refuse(where: Path | str, faults: Sequence[str]) -> None:
    """Raise InputError with the first faults and the number of the rest, if any."""
    if faults:
        rest = len(faults) - MOST_FAULTS
        more = f"; and {rest} more" if rest > 0 else ""
        raise InputError(f"{where}: {'; '.join(faults[:MOST_FAULTS])}{more}")


def _notes(
    sheets: Sequence[Sheet], sheet: Sheet, header: Header, columns: ColumnMap | None
) -> Iterator[str]:
    if columns is not None:
        yield f"columns read by a column map ({columns.kind})"
    if header.left_out:
        yield f"columns left out: {', '.join(header.left_out)}"
    others = [other.name for other in sheets if other is not sheet]
    if others:
        yield f"sheets left out: {', '.join(others)}"


def _differing(stated: dict[str, Any], mapped: dict[str, Any]) -> list[str]:
    return [
        f"the {name.replace('_', ' ')} of the file was used, not that of the column map"
        for name in stated
        if name in mapped and stated[name] != mapped[name]
    ]
