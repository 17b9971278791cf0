"""Tables of solutions, as a spreadsheet holds them."""

import numpy as np
import pytest
from openpyxl import Workbook

from poreform.core.errors import InputError
from poreform.lab.solution_points import solution_points

TABLE = """# polymer: PVDF
w [wt%];cloud point [degC];cloud point sd [K];melting point [degC];Tc [degC]
10;205,5;1,5;;138
20;203;;171;
30;196;2;168;146
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "solutions.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_each_kind_of_point_goes_where_it_belongs(table):
    found = solution_points(table)
    assert found.cloud.weight_fraction == pytest.approx([0.1, 0.2, 0.3])
    assert found.cloud.temperature == pytest.approx(np.array([205.5, 203, 196]) + 273.15)
    assert found.cloud.std == pytest.approx([1.5, 1.0, 2.0])
    assert found.melting.temperature == pytest.approx(np.array([171, 168]) + 273.15)
    assert found.crystallisation.weight_fraction == pytest.approx([0.1, 0.3])
    assert found.given["polymer"] == "PVDF"


def test_a_workbook_reads_alike(table, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["w [wt%]", "cloud point [degC]", "cloud point sd [K]"])
    sheet.append([10, 205.5, 1.5])
    sheet.append([20, 203, 1])
    path = tmp_path / "solutions.xlsx"
    book.save(path)
    found, plain = solution_points(path), solution_points(table)
    assert found.cloud.temperature == pytest.approx(plain.cloud.temperature[:2])
    assert found.melting is None
    assert found.crystallisation is None


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("w [wt%],cloud point\n10,205\n", "has no unit; write it in the header"),
        ("w [wt%],cloud point [degC]\n10,\n", "no row holds a concentration with"),
        ("a,b\n1,2\n", "no header row has a column such as .cloud point"),
        ("w [wt%],cloud point [degC]\n10,5000\n", "row 2, column 'cloud point"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, text, match):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=match):
        solution_points(path)
