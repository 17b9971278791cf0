"""Workbooks: cells as text, formulas, merged cells, damage and bombs."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from poreform.core.errors import InputError
from poreform.lab import workbook
from poreform.lab.workbook import sheets_of_workbook


def packed(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheets_in(content):
    return sheets_of_workbook(Path("a.xlsx"), content)


@pytest.fixture
def book():
    return openpyxl.Workbook()


def with_part(content, name, change):
    """Return the workbook with one of its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            inside = old.read(part)
            new.writestr(part, change(inside) if part == name else inside)
    return stream.getvalue()


def test_numbers_and_words_become_text_on_their_rows(book):
    book.active["A2"], book.active["B2"], book.active["A4"] = "Ts [degC]", "P [%]", 100
    book.active["B4"] = 50.25
    (sheet,) = sheets_in(packed(book))
    assert sheet.rows == ((2, ("Ts [degC]", "P [%]")), (4, ("100", "50.250")))
    assert sheet.name == "Sheet"


def test_a_cell_shown_in_percent_is_read_as_shown(book):
    book.active["A1"] = 0.0700
    book.active["A1"].number_format = "0.0%"
    (sheet,) = sheets_in(packed(book))
    assert sheet.rows[0][1] == ("7.00 %",)


def test_text_numbers_tell_the_decimal_sign_and_typed_ones_do_not(book):
    book.active["A1"], book.active["A2"] = "12,5", 12.5
    (sheet,) = sheets_in(packed(book))
    assert sheet.decimals == "comma"


def test_dates_stay_dates(book):
    book.active["A1"] = dt.date(2026, 3, 1)
    book.active["B1"] = dt.time(12, 30)
    book.active["C1"] = dt.timedelta(minutes=90)
    (sheet,) = sheets_in(packed(book))
    assert sheet.rows[0][1] == ("2026-03-01", "12:30:00", "90:00")


def test_merged_cells_and_hidden_rows_are_known(book):
    book.active["A1"] = "Scan"
    book.active.merge_cells("A1:C2")
    book.active["A3"], book.active["A4"] = 1, 2
    book.active.row_dimensions[4].hidden = True
    (sheet,) = sheets_in(packed(book))
    assert sheet.merged[0].holds(2, 2)
    assert "hidden rows or columns were read too: rows 4" in sheet.notes[0]


def test_a_formula_gives_its_stored_value_with_a_note(book):
    book.active["A1"], book.active["B1"] = 2, "=A1*3"
    content = with_part(
        packed(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>6</v>").replace(b"<v />", b"<v>6</v>"),
    )
    (sheet,) = sheets_in(content)
    assert sheet.rows[0][1] == ("2", "6")
    assert "B1 hold formulas; the values stored" in sheet.notes[0]


def test_a_formula_without_a_stored_value_is_refused(book):
    book.active["A1"], book.active["B1"] = 2, "=A1*3"
    with pytest.raises(InputError, match="cell B1 holds a formula without a stored value"):
        sheets_in(packed(book))


def test_empty_sheets_are_left_out(book):
    book.create_sheet("data")["A1"] = 1
    assert [sheet.name for sheet in sheets_in(packed(book))] == ["data"]
    with pytest.raises(InputError, match="holds no rows"):
        sheets_in(packed(openpyxl.Workbook()))


def test_what_unpacks_to_far_more_is_refused_before_it_is_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(150_000_000))
    with pytest.raises(InputError, match=r"unpacks to 150 MB in 1 parts"):
        sheets_in(stream.getvalue())


def test_a_cell_far_outside_is_refused_and_not_padded(book, monkeypatch):
    book.active["A1"] = book.active["XFD1"] = 1
    with pytest.raises(InputError, match="more than 2000 columns"):
        sheets_in(packed(book))
    monkeypatch.setattr(workbook, "MOST_CELLS", 5)
    book = openpyxl.Workbook()
    book.active["F1"] = 1
    with pytest.raises(InputError, match="or 5 cells"):
        sheets_in(packed(book))


def test_entities_are_refused(book):
    book.active["A1"] = 1
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = with_part(
        packed(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: bomb + xml[xml.index(b"<worksheet") :],
    )
    with pytest.raises(InputError, match="is damaged or no Excel workbook"):
        sheets_in(content)


@pytest.mark.parametrize("length", [0, 4, 100, -200, -1])
def test_a_truncated_workbook_is_refused(book, length):
    book.active["A1"] = 1
    with pytest.raises(InputError, match="is damaged or no Excel workbook"):
        sheets_in(packed(book)[:length])
