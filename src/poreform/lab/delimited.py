"""Text tables as labs save them: any delimiter, titles above, decimal commas."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from poreform.core.errors import InputError
from poreform.lab.sheet import Row, Sheet, decimals_of

DELIMITERS = ("\t", ";", ",")
"""Tried in this order where they split the text equally well."""

NAMES = {"cp1252": "Windows-1252", "gb18030": "GB 18030"}
"""Encodings of machines that do not write UTF-8."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")


def sheet_of_text(path: Path, content: bytes) -> Sheet:
    """Return the cells of a delimited text, or raise InputError saying why not.

    Parameters
    ----------
    path : Path
        Name of the file, for messages.
    content : bytes
        What it holds.
    """
    text, notes = decoded(path, content)
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
    if len(rows) > 1 and text[-1:] not in {"\n", "\r"}:
        notes = (
            *notes,
            f"row {rows[-1][0]} has no line end: the file may be cut off in it",
        )
    point = delimiter == ","
    cells = (cell for _, row in rows for cell in row)
    return Sheet(rows, decimals="point" if point else decimals_of(cells), notes=notes)


def decoded(path: Path, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text in the bytes of a file, and a note where it is not UTF-8."""
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


def _numbered(text: str, delimiter: str) -> list[tuple[int, Row | Sequence[str]]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    return [(reader.line_num, row) for row in reader]
