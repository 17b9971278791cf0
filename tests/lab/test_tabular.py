"""What all tables share."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.columns import SCAN
from poreform.lab.tabular import (
    figures_of,
    is_table_of,
    pairs_of,
    read_table,
    refuse,
)


@pytest.fixture
def written(tmp_path):
    def write(text, name="scan.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_comments_below_the_header_are_no_rows(written):
    table = read_table(written("Ts [degC],P [%]\n# wild\n100,50\n"), SCAN)
    assert [line for line, _ in table.body] == [3]


def test_a_short_row_has_empty_cells(written):
    table = read_table(written("Ts [degC],P [%],TL [%]\n100,50\n"), SCAN)
    assert [text for _, text in table.cells(table.body[0][1])] == ["100", "50", ""]


def test_conditions_above_are_turned_into_si(written):
    text = "# Mw: 2.5e5 g/mol\npolymer,PVDF\nTs [degC],P [%]\n100,50\n"
    table = read_table(written(text), SCAN)
    assert table.given["polymer"] == "PVDF"
    assert table.given["weight_average_molar_mass"] == pytest.approx(250.0)


def test_a_picture_is_no_table(tmp_path):
    assert not is_table_of(tmp_path / "a.png", SCAN)


def test_no_faults_refuse_nothing(tmp_path):
    refuse(tmp_path, [])
    with pytest.raises(InputError, match=r"a; b; c; d; e; and 1 more$"):
        refuse(tmp_path, list("abcdef"))


def test_rows_that_hold_both_figures_become_pairs(written):
    text = "Ts [degC],P [%],TL [%]\n100,50,120\n105,51,\n110,,118\n"
    figures = figures_of(read_table(written(text), SCAN))
    porosity, extension = pairs_of(figures, "porosity", "breaking_extension")
    assert (porosity.tolist(), extension.tolist()) == ([50.0], [120.0])
    assert pairs_of([], "porosity", "breaking_extension")[0].size == 0
