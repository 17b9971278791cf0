"""What may stand in a row: the types of its columns, and text that every database keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Table

from poreform.core.errors import InputError

MOST_INTEGER = 2**63 - 1
LONGEST_TEXT = 1_000_000
"""Characters; a longer text belongs into a raw file."""

_NEVER_AT_FAULT = frozenset({float, bytes})
"""Types whose every value can be kept."""

_WORDS = {str: "text", int: "whole number", float: "number", bytes: "content of a file"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one column may hold."""

    name: str
    types: tuple[type, ...]
    nullable: bool
    word: str

    def fault(self, value: object) -> str:
        """Return what is wrong with a value; empty when nothing is."""
        if value is None:
            return "" if self.nullable else "is missing"
        if type(value) not in self.types:
            return f"{str(value)[:40]!r} is no {self.word}"
        if isinstance(value, str):
            return _text_fault(value)
        if isinstance(value, int) and abs(value) > MOST_INTEGER:
            return "the number is too large"
        return ""

    def first_fault(self, values: list[object]) -> str:
        """Return what is wrong with the first faulty value; empty when all are right.

        The column is looked at as a whole where that tells enough, as it does for most.
        """
        there = [v for v in values if v is not None] if self.nullable else values
        kinds = set(map(type, there))
        if kinds <= set(self.types) and (kinds <= _NEVER_AT_FAULT or _is_plain(there)):
            return ""
        return next((fault for value in values if (fault := self.fault(value))), "")


def _is_plain(values: list[Any]) -> bool:
    """Return whether texts are short and of plain signs, or numbers small."""
    if isinstance(values[0], str):
        whole = "".join(values)
        return whole.isascii() and whole.isprintable() and len(whole) <= LONGEST_TEXT
    return bool(max(values) <= MOST_INTEGER and min(values) >= -MOST_INTEGER)


def refuse_faulty(table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Raise InputError unless each column may hold its value in every row.

    Does what `checked` does of one row, column by column: many rows take a fraction of the
    time.
    """
    cells = _cells(table)
    for row in rows:
        _refuse_other_columns(table, row, cells)
    for name, cell in cells.items():
        _refuse(table, name, cell.first_fault([row[name] for row in rows]))


def checked(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as a dict when each column may hold its value.

    Raises
    ------
    InputError
        A column is missing or unknown, or a value is none of its type.
    """
    cells = _cells(table)
    _refuse_other_columns(table, row, cells)
    for name, cell in cells.items():
        _refuse(table, name, cell.fault(row[name]))
    return dict(row)


def _refuse_other_columns(
    table: Table, row: Mapping[str, Any], cells: dict[str, _Cell]
) -> None:
    if row.keys() != cells.keys():
        wrong = ", ".join(sorted(row.keys() ^ cells.keys()))
        raise InputError(f"a row of {table.name} has other columns: {wrong[:80]}")


def _refuse(table: Table, name: str, fault: str) -> None:
    if fault:
        raise InputError(f"{table.name}, {name.replace('_', ' ')}: {fault}")


@lru_cache
def _cells(table: Table) -> dict[str, _Cell]:
    return {column.name: _cell(column) for column in table.columns}


def _cell(column: Column[Any]) -> _Cell:
    kind = column.type.python_type
    types = (float, int) if kind is float else (kind,)
    return _Cell(column.name, types, bool(column.nullable), _WORDS[kind])


def _text_fault(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        return f"the text has {len(text)} characters, more than {LONGEST_TEXT}"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "the text holds signs that are no text"
    return "the text holds a zero byte" if "\x00" in text else ""
