"""sheets_of: the sheets in a lab file, by what the file is and not by its name alone."""

from functools import lru_cache
from pathlib import Path

from poreform.core.errors import InputError
from poreform.lab.delimited import sheet_of_text
from poreform.lab.sheet import Sheet
from poreform.lab.workbook import sheets_of_workbook

LARGEST_FILE = 50_000_000
"""[bytes]; a larger table is no lab sheet."""

TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
BOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
OTHER_SUFFIXES = frozenset({".xls", ".xlsb", ".ods", ".numbers"})
SUFFIXES = TEXT_SUFFIXES | BOOK_SUFFIXES | OTHER_SUFFIXES
"""Of the files that are claimed as tables, so that reading them says what is wrong."""

_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a table: one of a text file, several of a workbook.

    Raises
    ------
    InputError
        The file cannot be read, is too large, or is no table.
    """
    return _parsed(path, content_of(path, largest=LARGEST_FILE))


def content_of(path: Path, *, largest: int) -> bytes:
    """Return the bytes of a file, or raise InputError saying why it cannot be read."""
    try:
        if path.stat().st_size > largest:
            raise InputError(f"{path}: is larger than {largest // 1_000_000} MB; split it")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read as a file ({reason})") from error


@lru_cache(maxsize=2)
def _parsed(path: Path, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets; every dialect asks for them anew, so the last two are kept."""
    if content[:4] == _OLD_OFFICE or path.suffix.casefold() in OTHER_SUFFIXES:
        raise InputError(
            f"{path}: is an old or locked spreadsheet; save it as .xlsx without a "
            "password, or as CSV in UTF-8"
        )
    if content[:4] == _PACKED or path.suffix.casefold() in BOOK_SUFFIXES:
        return sheets_of_workbook(path, content)
    return (sheet_of_text(path, content),)
