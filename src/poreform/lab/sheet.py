"""A sheet: the cells of a table as text, wherever they were stored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Row = tuple[str, ...]

Decimals = Literal["point", "comma", "either"]
"""How the numbers of a sheet are written; ``either``: both signs occur, or none does."""

_DECIMAL = re.compile(
    r"^(?P<number>[+-]?\d*(?P<sign>[.,])\d+)(?P<power>[eE][+-]?\d+)?\s*[^\d.,]*$"
)
GROUPED = re.compile(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$")
"""A number such as ``1,234`` or ``1.234``, whose sign may part thousands."""


@dataclass(frozen=True, slots=True)
class Block:
    """Cells merged into one; the upper left one holds the value."""

    first_line: int
    last_line: int
    first_place: int
    last_place: int

    def holds(self, line: int, place: int) -> bool:
        """Return whether a cell lies in it."""
        in_line = self.first_line <= line <= self.last_line
        return in_line and self.first_place <= place <= self.last_place


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a table as text, with the line each row stands on."""

    rows: tuple[tuple[int, Row], ...]
    """(line number from 1, cells); empty rows left out."""

    decimals: Decimals
    """``point`` in a table parted by commas; else what its numbers show."""

    name: str = ""
    """Of the worksheet; empty in a text file."""

    merged: tuple[Block, ...] = ()
    """Merged cells of a worksheet."""

    notes: tuple[str, ...] = ()
    """What was taken for granted while reading."""


def decimals_of(cells: Iterable[str]) -> Decimals:
    """Return how decimals are written, by the numbers that can be read in one way only.

    ``12,5`` and ``0,125`` show a decimal comma and ``12.5`` a decimal point; ``1,234`` and
    ``1.234`` show nothing, as the sign may part thousands.
    """
    signs = {
        found["sign"]
        for cell in cells
        if (found := _DECIMAL.match(cell)) and not GROUPED.match(found["number"])
    }
    match sorted(signs):
        case [","]:
            return "comma"
        case ["."]:
            return "point"
        case _:
            return "either"
