"""Facts of worksheets that openpyxl does not tell while it streams."""

import io
import zipfile

import openpyxl
import pytest
from defusedxml import EntitiesForbidden

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


def with_part(head, body, *, encoding="utf-8"):
    """A workbook whose one sheet is stored as `head` and `body`."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    packed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = f"{head}{body}".encode(encoding)
            new.writestr(name, content)
    return packed.getvalue()


CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
FORMULA = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<s>{CELL}</s>", Facts()),
        (f"<s>{FORMULA}</s>", Facts(formulas=frozenset({"A1"}))),
        (
            '<x:s xmlns:x="u"><x:c r="A1"><x:f t="shared" si="0"/></x:c></x:s>',
            Facts(formulas=frozenset({"A1"})),
        ),
        (
            '<s><cols><col min="2" max="3" hidden="1"/></cols></s>',
            Facts(hidden="columns 2 to 3"),
        ),
        (
            '<s><mergeCells><mergeCell ref="A1:B2"/></mergeCells></s>',
            Facts(merged=(Block(1, 2, 0, 1),)),
        ),
    ],
)
@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "utf-8"),
        ("<?xml version='1.0'?>", "utf-8-sig"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
    ],
)
def test_facts_are_found_however_a_sheet_is_written(body, expected, head, encoding):
    assert facts_of_sheets(with_part(head, body, encoding=encoding)) == {"Sheet": expected}


def test_a_sheet_with_entities_is_refused():
    body = f'<!DOCTYPE s [<!ENTITY e "1">]><s>{CELL}</s>'
    with pytest.raises(EntitiesForbidden, match="e"):
        facts_of_sheets(with_part("", body))
