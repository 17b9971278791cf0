"""Text tables as labs save them: any delimiter, titles above, decimal commas."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from poreform.core.errors import InputError

LARGEST_FILE = 50_000_000
"""[bytes]; a larger table is no lab sheet."""

DELIMITERS = ("\t", ";", ",")
"""Tried in this order where they split the text equally well."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a table as text, with the line each row stands on."""

    rows: tuple[tuple[int, Row], ...]
    """(line number from 1, cells); empty rows left out."""

    comma_decimals: bool
    """True when ``12,5`` is a number: the comma does not part cells."""

    notes: tuple[str, ...] = ()
    """What was taken for granted while reading."""


def read_sheet(path: Path) -> Sheet:
    """Return the cells of a delimited text file, or raise InputError saying why not."""
    text, notes = _decoded(path)
    delimiter = _delimiter(text)
    try:
        rows = tuple(
            (line, tuple(cell.strip() for cell in row))
            for line, row in _numbered(text, delimiter)
            if any(cell.strip() for cell in row)
        )
    except csv.Error as error:
        raise InputError(f"{path}: is not a table of text ({error})") from error
    if not rows:
        raise InputError(f"{path}: holds no rows")
    return Sheet(rows, comma_decimals=delimiter != ",", notes=notes)


def _decoded(path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(
                f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB; split it"
            )
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read as a file ({error.strerror})") from error
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _as_text(path, content, "utf-16"), ()
    if b"\x00" in content:
        raise InputError(f"{path}: is not text; save the table as CSV in UTF-8")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = _as_text(path, content, "cp1252")
        return text, ("the file is not UTF-8; it was read as Windows-1252",)


def _as_text(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: is not text in UTF-8; save the table as CSV in UTF-8"
        ) from error


def _delimiter(text: str) -> str:
    """Return the delimiter that parts the most lines into equally many cells."""
    lines = [line for line in text.splitlines() if line.strip() and line[0] != "#"][:50]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines if delimiter in line]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual), usual

    return max(DELIMITERS, key=agreement) if lines else ","


def _numbered(text: str, delimiter: str) -> list[tuple[int, Sequence[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [(reader.line_num, row) for row in reader]
