"""Text tables: delimiters, encodings and what is no table."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.delimited import read_sheet


@pytest.fixture
def written(tmp_path):
    def write(content, name="a.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(written, delimiter):
    sheet = read_sheet(written(f"a{delimiter}b\n1{delimiter}2\n"))
    assert sheet.rows == ((1, ("a", "b")), (2, ("1", "2")))


def test_a_decimal_comma_is_no_delimiter_beside_semicolons(written):
    sheet = read_sheet(written("a;b\n1,5;2,5\n1,6;2,6\n"))
    assert sheet.comma_decimals
    assert sheet.rows[1][1] == ("1,5", "2,5")


def test_empty_lines_keep_the_count_of_lines(written):
    assert [line for line, _ in read_sheet(written("a,b\n\n1,2\n")).rows] == [1, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_of_a_lab_computer_are_read(written, encoding):
    sheet = read_sheet(written("Ts (°C),P\n100,50\n".encode(encoding)))
    assert sheet.rows[0][1][0] == "Ts (°C)"


def test_windows_text_is_noted(written):
    assert "Windows-1252" in read_sheet(written("Ts (°C),P\n".encode("cp1252"))).notes[0]


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
def test_what_is_no_table_is_refused(written, content, match):
    with pytest.raises(InputError, match=match):
        read_sheet(written(content))


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(InputError, match="cannot be read as a file"):
        read_sheet(tmp_path)


def test_german_words_are_not_taken_for_chinese(written):
    sheet = read_sheet(written("Größe,P\n1,2\n".encode("cp1252")))
    assert sheet.rows[0][1][0] == "Größe"
