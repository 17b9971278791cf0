"""Text tables as labs save them: any delimiter, titles above, decimal commas."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from poreform.core.errors import InputError

LARGEST_FILE = 50_000_000
"""[bytes]; a larger table is no lab sheet."""

DELIMITERS = ("\t", ";", ",")
"""Tried in this order where they split the text equally well."""

NAMES = {"cp1252": "Windows-1252", "gb18030": "GB 18030"}
"""Encodings of machines that do not write UTF-8."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")

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


def read_sheet(path: Path, *, most_lines: int | None = None) -> Sheet:
    """Return the cells of a delimited text file, or raise InputError saying why not.

    Parameters
    ----------
    path : Path
        The file.
    most_lines : int, optional
        Only look at so many lines, to see what the table is.
    """
    text, notes = _decoded(path)
    if most_lines is not None:
        text = "".join(islice(io.StringIO(text, newline=""), most_lines))
    delimiter = _delimiter(text)
    try:
        rows = tuple(
            (line, tuple(cell.strip() for cell in row))
            for line, row in _numbered(text, delimiter, strict=most_lines is None)
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
        encoding = "gb18030" if _is_chinese(content) else "cp1252"
        text = _as_text(path, content, encoding)
        return text, (f"the file is not UTF-8; it was read as {NAMES[encoding]}",)


def _is_chinese(content: bytes) -> bool:
    """Return whether high bytes come in pairs only, somewhere two pairs in a row."""
    runs = [len(run) for run in _HIGH_BYTES.findall(content)]
    return all(run % 2 == 0 for run in runs) and max(runs, default=0) >= 4


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


def _numbered(
    text: str, delimiter: str, *, strict: bool
) -> list[tuple[int, Sequence[str]]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    return [(reader.line_num, row) for row in reader]
