"""`poreform plan`."""

import json
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_the_next_membrane_lies_on_the_grid(say, measured):
    (scan,) = say("plan", measured, "--count", "2", "--json").content["scans"]
    assert 1 <= len(scan["next"]) <= 2
    assert all(entry["temperature"] % 5 == 0 for entry in scan["next"])


def test_people_get_the_reason(say, measured):
    said = say("plan", measured)
    assert said.code == 0
    assert "make next" in said.out


def test_a_scan_that_has_only_begun_lacks_much(say, tmp_path):
    path = tmp_path / "scan.csv"
    path.write_text("Ts [degC],P [%],TL [%]\n100,50,90\n120,55,80\n", encoding="utf-8")
    (scan,) = say("plan", path, "--json").content["scans"]
    assert scan["prove"]


def test_prices_give_a_bill_of_what_was_and_of_what_is_to_come(say):
    data, costs = EXAMPLES / "measured_scan_with_gaps.csv", EXAMPLES / "costs.toml"
    found = say("plan", data, "--costs", costs, "--json").content
    assert found["spent"]["unit"] == "EUR"
    assert found["scans"][0]["cost_to_prove"]["items"][0]["what"] == "membrane"
    shown = say("plan", data, "--costs", costs).out
    assert "spent so far" in shown
    assert "missing for the literal statement" in shown


def test_an_export_lies_where_it_was_asked_for(say, measured, tmp_path):
    found = say("plan", measured, "--export", tmp_path / "for_optimiser", "--json").content
    assert [Path(place).name for place in found["written"]] == [
        "search_space.json",
        "membranes.csv",
    ]
    assert (tmp_path / "for_optimiser" / "membranes.csv").is_file()


def test_an_aim_is_written_with_the_export(say, measured, tmp_path):
    say("plan", measured, "--export", tmp_path, "--goal", "porosity=maximise")
    told = json.loads((tmp_path / "search_space.json").read_text(encoding="utf-8"))
    assert told["targets"]["porosity"]["goal"] == "maximise"


def test_an_aim_that_is_neither_way_is_refused(say, measured, tmp_path):
    said = say("plan", measured, "--export", tmp_path, "--goal", "porosity=up")
    assert said.code == 2
    assert "write a quantity and maximise or minimise" in said.err


def test_the_time_for_forecasts_has_a_unit(say, measured):
    assert say("plan", measured, "--forecast-time", "1 min").code == 0
    said = say("plan", measured, "--forecast-time", "5")
    assert (said.code, "--forecast-time" in said.err) == (2, True)


def test_a_file_without_a_scan_says_so(say, tmp_path):
    path = tmp_path / "seen.csv"
    header = "polymer,solvent,w [wt%],T [degC],time [h],seen\n"
    path.write_text(header + "PVDF,sulfolane,30,150,2,one phase\n", encoding="utf-8")
    assert "holds no dissolution scan" in say("plan", path).out
