"""What a worksheet says beside its values: formulas, merged cells, hidden rows."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from poreform.lab.sheet import Block

BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_CELL = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_UTF_8 = re.compile(
    rb"(?:\xef\xbb\xbf)?<(?:\?xml[^>]*encoding=[\"']utf-8[\"']|(?!\?xml))", re.IGNORECASE
)
"""Beginning of a part in UTF-8, the encoding where nothing is said."""

_TELLING = re.compile(rb"<(?:[^\s<>/]+:)?f[\s/>]|hidden|mergeCell|<!")
"""A formula, something hidden or merged, or a declaration for the parser to refuse."""

_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one worksheet."""

    formulas: frozenset[str] = frozenset()
    """Cells that are calculated, e.g. ``"B7"``."""

    merged: tuple[Block, ...] = ()
    """Merged cells."""

    hidden: str = ""
    """Rows and columns that the sheet hides, as words."""


def facts_of_sheets(content: bytes) -> dict[str, Facts]:
    """Return the facts of every worksheet by its name.

    Raises what `zipfile` and the XML parser raise for a damaged workbook; documents with
    entities are refused by the parser.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: _facts_in(archive.read(part))
            for name, part in _parts(archive)
            if part in archive.namelist()
        }


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Give (name of the sheet, path of its part inside the archive)."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(archive.read(RELATIONS))
    }
    for element in fromstring(archive.read(BOOK)).iter():
        if _kind(element) != "sheet":
            continue
        link = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        part = targets.get(link, "")
        if part:
            inside = posixpath.normpath(posixpath.join("/xl", part)).lstrip("/")
            yield element.get("name", ""), inside


def _facts_in(part: bytes) -> Facts:
    """Return the facts of a part; one in which no word of them occurs is not parsed."""
    if _UTF_8.match(part) and not _TELLING.search(part):
        return Facts()
    return _facts(io.BytesIO(part))


def _facts(part: io.BytesIO) -> Facts:
    formulas: set[str] = set()
    merged: list[Block] = []
    rows: list[str] = []
    columns: list[str] = []
    for _, element in iterparse(part):
        match _kind(element):
            case "c" if any(_kind(child) == "f" for child in element):
                formulas.add(element.get("r", "?"))
            case "row":
                if element.get("hidden") in _TRUE:
                    rows.append(element.get("r", "?"))
                element.clear()
            case "col" if element.get("hidden") in _TRUE:
                columns.append(f"{element.get('min')} to {element.get('max')}")
            case "mergeCell":
                merged += _block(element.get("ref", ""))
    return Facts(frozenset(formulas), tuple(merged), _hidden(rows, columns))


def _hidden(rows: list[str], columns: list[str]) -> str:
    parts = []
    if rows:
        more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
        parts.append(f"rows {', '.join(rows[:5])}{more}")
    if columns:
        parts.append(f"columns {', '.join(columns[:5])}")
    return ", ".join(parts)


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _block(reference: str) -> list[Block]:
    """Return the block of ``"B2:D2"``; nothing for what is none."""
    ends = [_CELL.match(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return []
    (first, top), (last, bottom) = (end.groups() for end in ends if end)
    return [Block(int(top), int(bottom), _place(first), _place(last))]


def _place(letters: str) -> int:
    """Return the position from 0 of a column such as ``"AB"``."""
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1
