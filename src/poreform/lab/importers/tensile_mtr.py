"""Files of Deben Microtest tensile stages (``.MTR``)."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer, refuse_columns
from poreform.lab.specimens import specimen_notes
from poreform.lab.tensile_test import TensileTest, figures_of, slip_words, tensile_readings

LARGEST_FILE = 20_000_000
"""[bytes]."""

END_CODE = "1"
"""In the column 'Code' of the row that ends a record; its figures are zeros."""

SIZES = ("span", "width", "thickness")
"""Sizes of the specimen in the head, in mm and perhaps with a decimal comma."""


@final
class TensileMtr(Importer):
    """A head of ``Key : value`` lines, then elongation [mm] and force [N] by comma."""

    name = "Deben Microtest"

    def recognises(self, path: Path) -> bool:
        """Return whether the file has the suffix of this machine."""
        return path.suffix.casefold() == ".mtr"

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return strength, modulus and breaking extension."""
        refuse_columns(path, self.name, columns)
        test, sample = read_test(path)
        try:
            readings = tensile_readings(test)
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error
        found = figures_of(test)
        size = (
            f"grips {1e3 * test.gauge_length:g} mm apart, cross-section "
            f"{1e6 * test.area:g} mm2, as the file says"
        )
        return Imported(
            readings=readings,
            discard=slip_words(found) if found.slips else "",
            notes=(f"sample {sample}", size, *_cut_off(path), *specimen_notes(1)),
        )


def read_test(path: Path) -> tuple[TensileTest, str]:
    """Return the test in a file and the name of its sample."""
    rows = _rows(path)
    start = next((k for k, row in enumerate(rows) if _is_header(row)), None)
    if start is None:
        raise InputError(f"{path}: holds no row that names 'Elongation' and 'Force'")
    header = [cell.strip().casefold() for cell in rows[start]]
    places = header.index("elongation"), header.index("force")
    head = _head(rows[:start])
    length, width, thickness = (1e-3 * _size(path, head, key) for key in SIZES)
    ends = header.index("code") if "code" in header else None
    points = [
        _point(path, row, places)
        for row in rows[start + 1 :]
        if any(row) and not _is_end(row, ends)
    ]
    extension, force = np.array(points).reshape(-1, 2).T
    test = TensileTest(1e-3 * extension, force, gauge_length=length, area=width * thickness)
    return test, head.get("sample", "")


def _rows(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB")
        with path.open(encoding="cp1252", newline="") as stream:
            return list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as text") from error


def _cut_off(path: Path) -> tuple[str, ...]:
    """Return the remark that points of the record are lacking, if they are."""
    rows = _rows(path)
    start = next(k for k, row in enumerate(rows) if _is_header(row))
    stated = _head(rows[:start]).get("number of points", "")
    found = len(rows) - start - 1
    if stated.isdecimal() and len(stated) < 9 and found < int(stated):
        return (f"the file states {stated} points and holds {found}: it may be cut off",)
    if not path.read_bytes().endswith((b"\n", b"\r")):
        return ("the last row has no line end: the file may be cut off in it",)
    return ()


def _is_end(row: Sequence[str], place: int | None) -> bool:
    """Return whether a row only marks the end of the record: its code is 1."""
    return place is not None and place < len(row) and row[place].strip() == END_CODE


def _is_header(row: Sequence[str]) -> bool:
    return {"elongation", "force"} <= {cell.strip().casefold() for cell in row}


def _head(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    pairs = (",".join(row).partition(":") for row in rows)
    return {key.strip().casefold(): value.strip() for key, _, value in pairs}


def _size(path: Path, head: dict[str, str], key: str) -> float:
    text = head.get(key, "").replace(",", ".")
    try:
        return float(text)
    except ValueError as error:
        raise InputError(
            f"{path}: the {key} of the specimen is {text!r}, no number"
        ) from error


def _point(path: Path, row: Sequence[str], places: tuple[int, int]) -> tuple[float, float]:
    try:
        elongation, force = (float(row[place]) for place in places)
    except (ValueError, IndexError) as error:
        raise InputError(
            f"{path}: the row {','.join(row)[:40]!r} has no numbers"
        ) from error
    return elongation, force
