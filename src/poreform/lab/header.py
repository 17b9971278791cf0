"""The header of a table: where it stands and what each column means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poreform.core.errors import UnknownNameError
from poreform.lab.cells import Scale, heading, is_missing, spelled
from poreform.lab.column_map import (
    HEADER_WITHIN,
    LEFT_OUT,
    ColumnMap,
    folded,
    handles,
    letter,
    place_of,
)
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.sheet import Row, Sheet

_UNIT_CELL = re.compile(r"^[\[(][^\])]*[\])]$")
_WORD = re.compile(r"^[^\W\d_]|^[%°℃]")
_TITLE = re.compile(r"^(?P<name>.*?)\s*(?P<unit>[\[(/].*)?$", re.DOTALL)


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


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was understood."""

    place: int
    """Position of its first row among those of the sheet."""

    height: int
    """Number of its rows: 2 with units or replicate numbers below the titles."""

    titles: tuple[str, ...]
    """Of every column; empty where there is none."""

    columns: tuple[Column, ...]
    """Those that were recognised."""

    left_out: tuple[str, ...]
    """Titles of the others."""

    faults: tuple[str, ...]
    """What is wrong with it."""


def header_place(sheet: Sheet, vocabulary: Vocabulary) -> int | None:
    """Return the position of the row that names the columns; None when there is none."""
    for place, (_, row) in enumerate(sheet.rows[:HEADER_WITHIN]):
        found = [vocabulary.called(heading(cell).name) for cell in row]
        names = {entry[0].name for entry in found if entry}
        if names.intersection(vocabulary.keys) and len(names) > 1:
            return place
    return None


def header_of(
    sheet: Sheet, vocabulary: Vocabulary, columns: ColumnMap | None
) -> Header | None:
    """Return the header of a sheet, by the map where there is one; None without one."""
    place = place_of(sheet, columns) if columns else header_place(sheet, vocabulary)
    if place is None:
        return None
    line, row = sheet.rows[place]
    second = sheet.rows[place + 1][1] if place + 1 < len(sheet.rows) else ()
    titles, merged = _filled(sheet, line, row)
    counted = _numbered(titles, merged, vocabulary)
    joined = _with_units(counted, second, vocabulary) or _with_replicates(
        titles, second, vocabulary
    )
    height, full = (1, counted) if joined is None else (2, joined)
    names = handles(row + ("",) * (len(full) - len(row)))
    found, left_out, faults = _columns(full, names, vocabulary, columns)
    return Header(place, height, full, found, left_out, faults)


def _filled(sheet: Sheet, line: int, row: Row) -> tuple[Row, frozenset[int]]:
    """Return the titles with merged ones in all of their columns, and where these are."""
    titles = list(row)
    merged: set[int] = set()
    for block in sheet.merged:
        if block.first_line <= line <= block.last_line and block.first_place < len(row):
            places = range(block.first_place, min(block.last_place + 1, 2 * len(row) + 50))
            titles += [""] * (places.stop - len(titles))
            for place in places:
                titles[place] = titles[block.first_place]
            merged.update(places if len(places) > 1 else ())
    return tuple(titles), frozenset(merged)


def _with_units(titles: Row, second: Row, vocabulary: Vocabulary) -> Row | None:
    """Return titles joined with ``(mm),(N)`` or ``mm,N`` below them; None without."""
    if all(is_missing(cell) for cell in second):
        return None
    joined: list[str] = []
    for title, cell in _pairs(titles, second):
        bare = not (is_missing(cell) or _UNIT_CELL.match(cell))
        if bare and not _is_unit(cell, title, vocabulary):
            return None
        unit = f"[{cell}]" if bare else "" if is_missing(cell) else cell
        joined.append(f"{title} {unit}".strip())
    return tuple(joined)


def _is_unit(cell: str, title: str, vocabulary: Vocabulary) -> bool:
    """Return whether a cell below a title is a unit of the field that it names."""
    found = vocabulary.called(heading(title).name)
    if found is None or found[0].unit is None or not _WORD.match(cell):
        return False
    try:
        Scale.of(found[0].unit, spelled(cell))
    except ValueError:
        return False
    return True


def _with_replicates(titles: Row, second: Row, vocabulary: Vocabulary) -> Row | None:
    """Return titles joined with ``1``, ``2`` or ``sd`` below them; None without.

    Such a row is empty below every column that has one figure a row only, above all below
    the key.
    """
    joined: list[str] = []
    above = ""
    counts: dict[str, int] = {}
    for title, cell in _pairs(titles, second):
        above = title or above
        repeated = vocabulary.is_repeated(heading(above).name)
        if not (repeated and cell):
            if cell and title:
                return None
            joined.append(title)
            continue
        parts = _TITLE.match(above)
        name, unit = (parts["name"], parts["unit"] or "") if parts else (above, "")
        whole = f"{name} {cell} {unit}".strip()
        meant = vocabulary.called(heading(whole).name)
        counts[above] = counts.get(above, 0) + 1
        if meant is None or (cell.isdecimal() and meant[1] != counts[above]):
            return None
        joined.append(whole)
    return tuple(joined) if sum(counts.values()) > 1 else None


def _numbered(titles: Row, merged: frozenset[int], vocabulary: Vocabulary) -> Row:
    """Return titles with the columns below one merged cell counted as replicates."""
    counts: dict[str, int] = {}
    numbered: list[str] = []
    for place, title in enumerate(titles):
        if place not in merged or not vocabulary.is_repeated(heading(title).name):
            numbered.append(title)
            continue
        counts[title] = counts.get(title, 0) + 1
        parts = _TITLE.match(title)
        name, unit = (parts["name"], parts["unit"] or "") if parts else (title, "")
        numbered.append(f"{name} {counts[title]} {unit}".strip())
    return tuple(numbered)


def _pairs(titles: Row, second: Row) -> list[tuple[str, str]]:
    width = max(len(titles), len(second))
    one, other = (row + ("",) * (width - len(row)) for row in (titles, second))
    return list(zip(one, other, strict=True))


def _columns(
    titles: Row,
    names: Sequence[str],
    vocabulary: Vocabulary,
    columns: ColumnMap | None,
) -> tuple[tuple[Column, ...], tuple[str, ...], tuple[str, ...]]:
    meanings = {} if columns is None else {folded(k): v for k, v in columns.columns.items()}
    known: list[Column] = []
    faults = [
        f"the column map names {title!r}, but no column is called that"
        for title in meanings
        if title not in names
    ]
    left_out: list[str] = []
    for place, (title, name) in enumerate(zip(titles, names, strict=True)):
        meaning = meanings.get(name)
        column = _column(place, title, meaning, vocabulary)
        if column is not None:
            faults += _faults(column, known)
            known.append(column)
        elif meaning is not None and meaning.strip() not in LEFT_OUT:
            faults.append(_unknown(meaning, vocabulary))
        elif title:
            left_out.append(title)
    return tuple(known), tuple(left_out), tuple(faults)


def _column(
    place: int, title: str, meaning: str | None, vocabulary: Vocabulary
) -> Column | None:
    if meaning is not None and meaning.strip() in LEFT_OUT:
        return None
    said = heading(title if meaning is None else meaning)
    found = vocabulary.called(said.name)
    if found is None:
        return None
    unit = said.unit or heading(title).unit
    return Column(place, found[0], found[1], unit, title or f"column {letter(place)}")


def _unknown(meaning: str, vocabulary: Vocabulary) -> str:
    name = heading(meaning).name
    return str(
        UnknownNameError.of(f"column of a {vocabulary.kind}", name, vocabulary.by_synonym)
    )


def _faults(column: Column, known: Sequence[Column]) -> list[str]:
    faults = [
        f"columns {other.title!r} and {column.title!r} are both the {column.field.name}"
        for other in known
        if other.field is column.field and other.replicate == column.replicate
    ]
    unit = column.field.unit
    if unit is None or not column.unit:
        return faults
    try:
        Scale.of(unit, column.unit)
    except ValueError:
        faults.append(
            f"column {column.title!r}: {column.unit!r} is no unit of it; write e.g. "
            f"{column.field.example!r}"
        )
    return faults
