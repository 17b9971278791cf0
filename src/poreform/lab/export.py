"""Tables that leave Poreform, as CSV or xlsx; nothing in them can run as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from poreform.core.errors import InputError
from poreform.core.files import write_atomic, write_text_atomic
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment

Cell = str | float | int | None

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Signs with which a spreadsheet program begins to calculate what is a text."""

READING_HEADER = (
    "file", "quantity", "value", "unit", "std", "count", "method", "note"
)  # fmt: skip

SCAN_HEADER = (
    "name", "replicate", "polymer", "Mw [g/mol]", "solvent", "w [wt%]", "resin",
    "w resin [wt%]", "Ts [degC]", "dissolution time [min]", "geometry", "cooling",
    "treatment", "thickness [um]", "test speed [mm/min]", "lot", "settings", "state",
    "physical stop", "P [%]", "P sd [%]", "TL [%]", "TL sd [%]", "remark",
)  # fmt: skip
"""Headers that a scan table is read by again."""


def neutral(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(DANGEROUS) else text


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write a table as .csv or .xlsx by the suffix, whole or not at all.

    Raises
    ------
    InputError
        The suffix is another one.
    """
    match path.suffix.casefold():
        case ".csv":
            write_text_atomic(path, _as_csv([header, *rows]))
        case ".xlsx":
            write_atomic(path, lambda place: _write_book(place, [header, *rows]))
        case suffix:
            raise InputError(f"{path}: {suffix!r} is no table; name it .csv or .xlsx")


def reading_rows(readings: Mapping[str, Sequence[Reading]]) -> list[tuple[Cell, ...]]:
    """Return a row for each reading of each file."""
    return [
        (file, r.name, r.value, r.unit, r.std, r.count, r.method, r.note)
        for file, found in readings.items()
        for r in found
    ]


def scan_rows(records: Sequence[Experiment]) -> list[tuple[Cell, ...]]:
    """Return a row for each membrane, by `SCAN_HEADER`."""
    return [_scan_row(record) for record in records]


def _scan_row(record: Experiment) -> tuple[Cell, ...]:
    porosity, extension = (
        record.reading(name) for name in ("porosity", "breaking_extension")
    )
    return (
        record.name,
        record.replicate,
        record.polymer,
        _in(record.weight_average_molar_mass, "g/mol"),
        record.solvent,
        _in(record.concentration, "%"),
        record.resin,
        _in(record.resin_concentration, "%") if record.resin else None,
        _in(record.dissolution_temperature, "degC"),
        _in(record.dissolution_time, "min"),
        record.geometry,
        record.cooling,
        record.treatment,
        _in(record.thickness, "um"),
        _in(record.test_speed, "mm/min"),
        record.lot,
        record.settings,
        record.state,
        record.physical_stop,
        *((None, None) if porosity is None else (porosity.value, porosity.std)),
        *((None, None) if extension is None else (extension.value, extension.std)),
        record.remark,
    )


def _in(value: float | None, unit: str) -> float | None:
    # ten digits: 105 degC comes back from kelvin as 105 and not as 105.00000000000006
    return None if value is None else float(f"{from_si(value, unit):.10g}")


def _as_csv(rows: Sequence[Sequence[Cell]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        # a lone carriage return would end the row for some readers
        texts = [c.replace("\r", " ") if isinstance(c, str) else c for c in row]
        writer.writerow([neutral(c) if isinstance(c, str) else _plain(c) for c in texts])
    return stream.getvalue()


def _plain(value: float | None) -> str:
    return "" if value is None else repr(value)


def _write_book(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Poreform")
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    book.save(path)


def _cell(sheet: Any, value: Cell) -> object:  # noqa: ANN401 - of openpyxl
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # openpyxl would store a text that begins with = as a formula
    return cell
