"""Column maps: which column of a file with its own headers means what."""

import json
import tomllib
from collections.abc import Sequence

from pydantic import Field

from poreform.core.document import Document
from poreform.core.errors import InputError
from poreform.lab.sheet import Row, Sheet

HEADER_WITHIN = 40
"""Rows among which the header is looked for; titles may stand above it."""

LEFT_OUT = {"", "-"}
"""What a map writes for a column that is not to be read."""


class ColumnMap(Document):
    """What the columns of one shape of file mean; written once and used again.

    A file is of the shape when one of its first rows holds exactly these headers, in any
    order.
    """

    kind: str
    """The dialect that reads the file, e.g. ``"scan table"``."""

    headers: tuple[str, ...] = Field(min_length=1, max_length=2_000)
    """The titles in the header row of the file, empty ones left out."""

    sheet: str = ""
    """Worksheet to read; empty: the one with these headers."""

    columns: dict[str, str] = Field(default_factory=dict)
    """Title -> meaning with a unit, e.g. ``"porosity 2 [%]"``; ``"-"``: not read.

    A column without a title is called by its letter, ``"column D"``; the second of two
    equal titles ``"title #2"``.  Titles not named here keep their usual meaning.
    """

    given: dict[str, str] = Field(default_factory=dict)
    """Conditions that hold for the whole file, e.g. ``polymer`` or ``gauge length``."""


def letter(place: int) -> str:
    """Return the letters of a column from its position from 0."""
    text = ""
    while place >= 0:
        text = chr(ord("A") + place % 26) + text
        place = place // 26 - 1
    return text


def handles(row: Sequence[str]) -> tuple[str, ...]:
    """Return the handle of every column of a header row, by which a map calls it."""
    seen: dict[str, int] = {}
    named = []
    for place, cell in enumerate(row):
        title = folded(cell) or f"column {letter(place)}".casefold()
        seen[title] = seen.get(title, 0) + 1
        named.append(title if seen[title] == 1 else f"{title} #{seen[title]}")
    return tuple(named)


def folded(title: str) -> str:
    """Return a title without regard to case and spacing."""
    return " ".join(title.casefold().split())


def place_of(sheet: Sheet, columns: ColumnMap) -> int | None:
    """Return the position of the header row that the map knows; None when there is none."""
    if columns.sheet and folded(columns.sheet) != folded(sheet.name):
        return None
    wanted = _shape(columns.headers)
    return next(
        (
            place
            for place, (_, row) in enumerate(sheet.rows[:HEADER_WITHIN])
            if _shape(row) == wanted
        ),
        None,
    )


def _shape(titles: Row) -> list[str]:
    return sorted(folded(title) for title in titles if title)


def as_toml(columns: ColumnMap) -> str:
    """Return the text of a map for people to read and edit."""
    lines = [
        "# Which column of a lab file means what; used for every file with these headers.",
        f"kind = {_quoted(columns.kind)}",
        f"headers = [{', '.join(_quoted(title) for title in columns.headers)}]",
        *([f"sheet = {_quoted(columns.sheet)}"] if columns.sheet else []),
    ]
    for name, table in (("columns", columns.columns), ("given", columns.given)):
        lines += ["", f"[{name}]"] if table else []
        lines += [f"{_quoted(key)} = {_quoted(text)}" for key, text in table.items()]
    text = "\n".join(lines) + "\n"
    if ColumnMap.from_mapping(tomllib.loads(text), name="map") != columns:
        raise InputError("a title of this file cannot be written down; rename the column")
    return text


def _quoted(text: str) -> str:
    """Return a TOML string; JSON writes the same escapes but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
