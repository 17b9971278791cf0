"""Facts of worksheets that openpyxl does not tell while it streams."""

import io

import openpyxl

from poreform.lab.sheet import Block
from poreform.lab.worksheet_facts import Facts, facts_of_sheets


def test_every_sheet_has_its_own_facts():
    book = openpyxl.Workbook()
    book.active.title = "one"
    book.active["B2"] = "=1+1"
    other = book.create_sheet("two")
    other.merge_cells("B2:AB3")
    other.column_dimensions["D"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    found = facts_of_sheets(stream.getvalue())
    assert found["one"] == Facts(formulas=frozenset({"B2"}))
    assert found["two"].merged == (Block(2, 3, 1, 27),)
    assert found["two"].hidden == "columns 4 to 4"
