"""Tables that leave: they come back as they were, and calculate nothing."""

import csv

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.export import (
    DANGEROUS,
    READING_HEADER,
    SCAN_HEADER,
    neutral,
    reading_rows,
    scan_rows,
    write_table,
)
from poreform.lab.load import load

ATTACKS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r=1"]


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula(text):
    assert not neutral(text).lstrip(" \u00a0").startswith(DANGEROUS)
    assert neutral(text).endswith(text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_csv_holds_no_formula(tmp_path, attack):
    write_table(tmp_path / "a.csv", ("x",), [(attack,)])
    with (tmp_path / "a.csv").open(newline="") as stream:
        (_, (cell,)) = csv.reader(stream)
    assert cell == "'" + attack.replace("\r", " ")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_workbook_holds_the_text_as_text(tmp_path, attack):
    write_table(tmp_path / "a.xlsx", ("x",), [(attack,), (1.5,)])
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active]
    assert [cell.data_type for cell in cells] == ["s", "s", "n"]
    assert cells[1].value.replace("\r", "").strip() == attack.strip()


def record(**changes):
    fields = {
        "name": "A 1",
        "origin": "measured",
        "dissolution_temperature": 378.15,
        "polymer": "PVDF",
        "weight_average_molar_mass": 250.0,
        "solvent": "DBP",
        "concentration": 0.25,
        "thickness": 2e-4,
        "lot": "B",
        "readings": (Reading("porosity", 61.25, "%", "weighing", std=0.5),),
    }
    return Experiment.model_validate({**fields, **changes})


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_membranes_come_back_as_they_were(tmp_path, suffix):
    records = [record(), record(name="A 2", readings=(), state="not dissolved")]
    write_table(tmp_path / f"scan{suffix}", SCAN_HEADER, scan_rows(records))
    found = load(tmp_path / f"scan{suffix}").experiments
    kept = {"name", "polymer", "solvent", "concentration", "thickness", "lot", "state"}
    assert [r.model_dump(include=kept) for r in found] == [
        pytest.approx(r.model_dump(include=kept)) for r in records
    ]
    assert found[0].reading("porosity").std == pytest.approx(0.5)
    assert found[0].dissolution_temperature == pytest.approx(378.15)


def test_readings_stand_one_a_row(tmp_path):
    rows = reading_rows({"a.CFT": (Reading("porosity", 61.25, "%", "weighing"),)})
    write_table(tmp_path / "a.csv", READING_HEADER, rows)
    assert (tmp_path / "a.csv").read_text().splitlines()[1] == (
        "a.CFT,porosity,61.25,%,,1,weighing,"
    )


def test_another_suffix_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(InputError, match=r"name it \.csv or \.xlsx"):
        write_table(tmp_path / "a.exe", ("x",), [])
    assert list(tmp_path.iterdir()) == []
