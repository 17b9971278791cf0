"""Excel workbooks: their cells as text, what was calculated, merged or hidden in them."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from poreform.core.errors import InputError
from poreform.lab.sheet import Row, Sheet, decimals_of
from poreform.lab.worksheet_facts import Facts, facts_of_sheets

LARGEST_UNPACKED = 100_000_000
"""[bytes] that a workbook may unpack to; a packed bomb unpacks to far more."""

MOST_PARTS = 2_000
"""Files inside a workbook; one of a lab holds tens."""

MOST_COLUMNS = 2_000
MOST_CELLS = 5_000_000
"""A larger sheet is no lab sheet but a stray cell at its end, or an attack."""

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    DefusedXmlException,
    InvalidFileException,
    UserWarning,
    OSError,
    EOFError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,  # an encrypted part
    AssertionError,
)
"""What zipfile and openpyxl raise for a file that is no sound workbook."""

FEW = 3
"""Cells named in a note; the rest are counted."""


def sheets_of_workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    """Return the worksheets of an .xlsx or .xlsm file, empty ones left out.

    A formula gives the value stored when it was last calculated, with a note; one without
    a stored value is refused.  Macros and links are not looked at.

    Raises
    ------
    InputError
        The file is damaged, is no workbook, or is far too large once unpacked.
    """
    _refuse_bombs(path, content)
    try:
        facts = facts_of_sheets(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and other things not read here
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            found = [_sheet(path, sheet, facts) for sheet in book.worksheets]
    except InputError:
        raise
    except UNREADABLE as error:
        raise InputError(
            f"{path}: is damaged or no Excel workbook ({type(error).__name__}); open it in "
            "a spreadsheet program and save it as .xlsx again"
        ) from error
    sheets = tuple(sheet for sheet in found if sheet.rows)
    if not sheets:
        raise InputError(f"{path}: holds no rows")
    return sheets


def _refuse_bombs(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except UNREADABLE as error:
        raise InputError(
            f"{path}: is damaged or no Excel workbook; save it as .xlsx again"
        ) from error
    # a part that unpacks to more than it states fails its checksum when it is read
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise InputError(
            f"{path}: unpacks to {unpacked / 1e6:.0f} MB in {len(parts)} parts; a lab "
            f"sheet has up to {LARGEST_UNPACKED / 1e6:.0f} MB, so save only the sheet with "
            "the data"
        )


def _sheet(path: Path, sheet: Any, facts: dict[str, Facts]) -> Sheet:  # noqa: ANN401
    title = str(sheet.title)
    own = facts.get(title, Facts())
    sheet.reset_dimensions()  # the stated size may be wrong
    rows: list[tuple[int, Row]] = []
    written: list[str] = []
    count = 0
    for cells in sheet.iter_rows():
        count += len(cells)
        if len(cells) > MOST_COLUMNS or count > MOST_CELLS:
            raise InputError(
                f"{path}: sheet {title!r} has more than {MOST_COLUMNS} columns or "
                f"{MOST_CELLS} cells; delete what stands far outside the table"
            )
        texts = tuple(_texts(path, title, cells, own.formulas))
        if any(texts):
            line = next(cell.row for cell in cells if cell.value is not None)
            rows.append((line, texts))
            written += [cell.value for cell in cells if isinstance(cell.value, str)]
    return Sheet(
        tuple(rows),
        decimals=decimals_of(text.strip() for text in written),
        name=title,
        merged=own.merged,
        notes=tuple(_notes(title, own)),
    )


def _texts(
    path: Path, title: str, cells: Iterable[Any], formulas: frozenset[str]
) -> Iterator[str]:
    for cell in cells:
        value = cell.value
        if value is None:
            place = getattr(cell, "coordinate", None)  # an empty cell has no place
            if place in formulas:
                raise InputError(
                    f"{path}: sheet {title!r}, cell {place} holds a formula without a "
                    "stored value; open the file in a spreadsheet program and save it"
                )
            yield ""
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield _figure(value, str(cell.number_format))
        else:
            yield _words(value)


def _figure(value: float, shown: str) -> str:
    """Return a number cell as text that can be read in one way only."""
    if "%" in shown:  # the sheet shows 0.62 as 62 %
        return f"{Decimal(repr(value)) * 100:f} %"
    text = repr(value)
    # 1.234 among texts with decimal commas would look like parted thousands
    return text if "." not in text or "e" in text else f"{text}0"


def _words(value: object) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return f"{value.total_seconds() / 60.0:.0f}:{value.seconds % 60:02d}"
    return str(value).replace("\x00", "").strip()


def _notes(title: str, facts: Facts) -> Iterator[str]:
    if facts.formulas:
        named = sorted(facts.formulas, key=lambda place: (len(place), place))
        more = f" and {len(named) - FEW} more" if len(named) > FEW else ""
        yield (
            f"sheet {title!r}: {', '.join(named[:FEW])}{more} hold formulas; the values "
            "stored at the last calculation were read"
        )
    if facts.hidden:
        yield f"sheet {title!r}: hidden rows or columns were read too: {facts.hidden}"
