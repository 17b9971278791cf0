"""Text tables: delimiters, encodings and what is no table."""

from pathlib import Path

import pytest

from poreform.core.errors import InputError
from poreform.lab.delimited import sheet_of_text


def sheet_in(content):
    raw = content if isinstance(content, bytes) else content.encode()
    return sheet_of_text(Path("a.csv"), raw)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    sheet = sheet_in(f"a{delimiter}b\n1{delimiter}2\n")
    assert sheet.rows == ((1, ("a", "b")), (2, ("1", "2")))


def test_a_decimal_comma_is_no_delimiter_beside_semicolons():
    sheet = sheet_in("a;b\n1,5;2,5\n1,6;2,6\n")
    assert sheet.decimals == "comma"
    assert sheet.rows[1][1] == ("1,5", "2,5")


def test_empty_lines_keep_the_count_of_lines():
    assert [line for line, _ in sheet_in("a,b\n\n1,2\n").rows] == [1, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_of_a_lab_computer_are_read(encoding):
    sheet = sheet_in("Ts (°C),P\n100,50\n".encode(encoding))
    assert sheet.rows[0][1][0] == "Ts (°C)"


def test_windows_text_is_noted():
    assert "Windows-1252" in sheet_in("Ts (°C),P\n".encode("cp1252")).notes[0]


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"PK\x03\x04\x00\x00", "is not text; save the table as CSV"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"\x81\x8d", "is not text in UTF-8"),
        (b"", "holds no rows"),
        (b'a,b\n"1,2\n', "is not a table of text"),
    ],
)
def test_what_is_no_table_is_refused(content, match):
    with pytest.raises(InputError, match=match):
        sheet_in(content)


def test_a_last_line_without_an_end_may_be_cut_off():
    assert "row 3 has no line end" in sheet_in("a,b\n1,2\n3,4").notes[0]
    assert sheet_in("a,b\n1,2\n").notes == ()


def test_commas_that_part_cells_are_no_decimals():
    assert sheet_in('a,b\n"1,5",2\n').decimals == "point"


def test_german_words_are_not_taken_for_chinese():
    sheet = sheet_in("Größe,P\n1,2\n".encode("cp1252"))
    assert sheet.rows[0][1][0] == "Größe"
