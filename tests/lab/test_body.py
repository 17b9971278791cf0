"""Bodies: comments, merged conditions and cells without a title."""

from poreform.lab.body import body_of
from poreform.lab.columns import SCAN
from poreform.lab.header import header_of
from poreform.lab.sheet import Block, Sheet


def body(*rows, merged=(), name=""):
    sheet = Sheet(
        tuple(enumerate(rows, start=1)), decimals="point", merged=merged, name=name
    )
    return body_of(sheet, header_of(sheet, SCAN, None), SCAN)


HEADER = ("Ts [degC]", "P [%]")


def test_comments_are_no_rows_but_numbered_samples_are():
    found = body(HEADER, ("# wild", "yes"), ("#", ""), ("#1", "50"), ("100", "50"))
    assert [line for line, _ in found.rows] == [4, 5]


def test_a_merged_condition_holds_for_all_its_rows():
    found = body(
        HEADER, ("100", "50"), ("", "51"), ("105", "52"), merged=(Block(2, 3, 0, 0),)
    )
    assert [row[0] for _, row in found.rows] == ["100", "100", "105"]
    assert found.faults == ()


def test_a_merged_figure_is_a_fault():
    found = body(HEADER, ("100", "50"), ("105", ""), merged=(Block(2, 3, 1, 1),))
    assert "rows 2 to 3 of column 'P [%]' are merged" in found.faults[0]


def test_a_decimal_comma_that_parts_cells_is_a_fault():
    found = body(HEADER, ("100", "50", "5"))
    assert "row 2: column C holds '5' but has no title" in found.faults[0]


def test_scribbles_beside_a_worksheet_are_noted():
    far = body((*HEADER, "lot", ""), ("100", "50", "A", "see page 7"), name="Sheet")
    assert far.faults == ()
    assert far.notes == ("columns without a title left out: D",)
    near = body((*HEADER, ""), ("100", "50", "51"), name="Sheet")
    assert "has no title" in near.faults[0]


def test_a_row_that_sums_the_others_up_is_no_specimen_and_is_noted():
    sums = [("Mean", "50.5"), ("", "Total:"), ("Std Dev", "0.7")]
    found = body(HEADER, ("100", "50"), *sums, ("105", "51"))
    assert [line for line, _ in found.rows] == [2, 6]
    assert found.notes[0] == "row 3 left out: 'Mean', no specimen"
    assert len(found.notes) == 3
