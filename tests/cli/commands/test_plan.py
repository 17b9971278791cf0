"""`poreform plan`."""


def test_the_next_membrane_lies_on_the_grid(say, measured):
    (scan,) = say("plan", measured, "--count", "2", "--json").content
    assert 1 <= len(scan["next"]) <= 2
    assert all(entry["temperature"] % 5 == 0 for entry in scan["next"])


def test_people_get_the_reason(say, measured):
    said = say("plan", measured)
    assert said.code == 0
    assert "make next" in said.out


def test_a_scan_that_has_only_begun_lacks_much(say, tmp_path):
    path = tmp_path / "scan.csv"
    path.write_text("Ts [degC],P [%],TL [%]\n100,50,90\n120,55,80\n", encoding="utf-8")
    (scan,) = say("plan", path, "--json").content
    assert scan["prove"]
