"""sheets_of: a file is what its content says."""

import openpyxl
import pytest

from poreform.core.errors import InputError
from poreform.lab.sheets import content_of, sheets_of


def test_a_workbook_is_read_whatever_it_is_called(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = 7
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    (sheet,) = sheets_of(tmp_path / "a.csv")
    assert sheet.rows == ((1, ("7",)),)


def test_a_file_that_changes_is_read_anew(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    before = sheets_of(path)
    path.write_text("a,b\n1,3\n")
    assert sheets_of(path) != before


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0" + b"\x00" * 600])
def test_an_old_spreadsheet_is_to_be_saved_anew(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"old or locked spreadsheet; save it as \.xlsx"):
        sheets_of(path)


def test_what_is_no_file_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="cannot be read as a file"):
        sheets_of(tmp_path)
    with pytest.raises(InputError, match="cannot be read as a file"):
        content_of(tmp_path / "a\x00b", largest=10)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    (tmp_path / "a.csv").write_bytes(bytes(2_000_001))
    with pytest.raises(InputError, match="is larger than 1 MB; split it"):
        content_of(tmp_path / "a.csv", largest=1_000_000)
