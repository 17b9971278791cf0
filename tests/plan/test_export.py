"""The export: a table and a search space that any optimiser can be fed with."""

import csv
import json

import pytest

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.plan.export import search_space


def record(name, celsius, solvent="sulfolane", porosity=60.0, **changes):
    fields = {
        "name": name,
        "origin": "measured",
        "dissolution_temperature": celsius + 273.15,
        "solvent": solvent,
        "concentration": 0.25,
        "readings": (Reading("porosity", porosity, "%", "weighing"),),
    }
    return Experiment(**{**fields, **changes})


TWO = [record("a", 120.0), record("b", 150.0, "dibutyl phthalate", 70.0)]


def test_what_varies_is_a_factor_and_what_does_not_is_held_constant():
    found = search_space(TWO)
    assert found.factors == {
        "dissolution_temperature": {
            "kind": "number",
            "column": "dissolution_temperature [degC]",
            "unit": "degC",
            "lowest": 120.0,
            "highest": 150.0,
            "tried": [120.0, 150.0],
        },
        "solvent": {
            "kind": "category",
            "column": "solvent",
            "values": ["dibutyl phthalate", "sulfolane"],
        },
    }
    assert found.constant == {"concentration": 25.0, "resin_concentration": 0.0}


def test_the_table_reads_back(tmp_path):
    description, table = search_space(TWO, {"porosity": "maximise"}).write(tmp_path / "new")
    told = json.loads(description.read_text(encoding="utf-8"))
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert told["targets"] == {
        "porosity": {"column": "porosity [%]", "unit": "%", "goal": "maximise"}
    }
    assert [float(row["porosity [%]"]) for row in rows] == [60.0, 70.0]
    assert [float(row["dissolution_temperature [degC]"]) for row in rows] == [120.0, 150.0]
    assert told["rows"] == len(rows)


def test_every_value_of_a_factor_stands_in_its_column_as_it_is_told():
    """A third of an hour is 20.000000000000004 min or 20, according to who divides."""
    times = [1200.0000000000002, 1800.0, 100.0 / 3.0]
    records = [
        record(str(t), 120.0, solvent=solvent, dissolution_time=t)
        for t, solvent in zip(times, ["=a", "b", "b"], strict=True)
    ]
    found = search_space(records)
    rows = list(csv.DictReader(found.as_csv().splitlines()))
    told = json.loads(found.as_json())["factors"]
    minutes = {float(row[told["dissolution_time"]["column"]]) for row in rows}
    assert minutes == set(told["dissolution_time"]["tried"])
    assert {row["solvent"] for row in rows} == set(told["solvent"]["values"])


def test_round_figures_are_written_as_figures():
    """A column of 120, 150 would be read as integers, which Ax refuses for a float."""
    rows = list(csv.DictReader(search_space(TWO).as_csv().splitlines()))
    assert rows[0]["dissolution_temperature [degC]"] == "120.0"


def test_what_some_left_out_and_the_others_agree_on_is_no_factor():
    found = search_space([*TWO, record("c", 130.0, dissolution_time=600.0)])
    assert "dissolution_time" not in found.factors
    assert found.stated_in_part == {"dissolution_time": 10.0}
    assert "dissolution_time" not in found.constant


def test_the_export_says_what_it_is_not():
    assert "not a saved campaign" in search_space(TWO).as_json()


def test_a_dope_that_did_not_dissolve_is_an_infeasible_row_and_no_zero():
    lumps = record("c", 100.0, state="not dissolved", readings=())
    found = search_space([*TWO, lumps])
    assert found.rows[-1][:3] == ("c", "measured", "not dissolved")
    assert found.rows[-1][-1] is None
    assert found.as_csv().endswith(",\n")


def test_a_name_that_a_spreadsheet_would_run_is_quoted():
    text = search_space([record("=1+1", 120.0)]).as_csv()
    assert "\n'=1+1," in text


def test_a_goal_for_what_nobody_read_is_refused():
    with pytest.raises(InputError, match="no record has a reading of water_permeability"):
        search_space(TWO, {"water_permeability": "maximise"})


def test_no_record_is_refused():
    with pytest.raises(InputError, match="no record to export"):
        search_space([])
