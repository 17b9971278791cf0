"""The commands that show and change single records of a campaign."""

import pytest

TABLE = (
    "Ts [degC],P [%],TL [%],lot,w [wt%],name\n"
    "100,50,90,A,25,m1\n105,52,85,A,25,m2\n110,60,70,B,25,m3\n"
)
STANDING = "polymer,solvent,w [wt%],T [degC],seen,source\nPVDF,DBP,25,120,cloudy,page 7\n"


@pytest.fixture
def bench(say, tmp_path):
    """A campaign with three membranes and a standing observation."""
    (tmp_path / "scan.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "standing.csv").write_text(STANDING, encoding="utf-8")
    place = tmp_path / "bench.db"
    say("campaign", "new", place)
    files = tmp_path / "scan.csv", tmp_path / "standing.csv"
    assert say("campaign", "add", place, *files, "--author", "Ann").code == 0
    return place


def test_everything_is_listed(say, bench):
    said = say("campaign", "list", bench)
    assert "3 membranes" in said.out
    assert "1 standing observations" in said.out
    assert "cloudy" in said.out


def test_a_choice_is_listed(say, bench):
    found = say("campaign", "list", bench, "--only", "lot=A", "--json").content
    assert [record["name"] for record in found["membranes"]] == ["m1", "m2"]


def test_a_record_is_shown_in_the_units_of_the_lab(say, bench):
    said = say("campaign", "show", bench, "m2")
    assert "105 degC" in said.out
    assert "25 wt%" in said.out
    assert "52 %" in said.out
    assert say("campaign", "show", bench, "page 7", "--json").content["seen"] == "cloudy"


def test_a_correction_is_shown_with_its_history(say, bench):
    change = ["--set", "porosity=53,5 %", "--set", "thickness = 110 um", "--reason", "typo"]
    said = say("campaign", "correct", bench, "m2", *change, "--author", "Bob")
    assert said.code == 0
    assert "53.5 %" in said.out
    told = say("campaign", "history", bench, "m2").out
    assert "Ann, add" in told
    assert "Bob, correct: typo" in told
    assert "porosity: 52 % -> 53.5 %" in told
    assert "thickness: - -> 110 um" in told


def test_a_correction_everywhere_reaches_the_others(say, bench):
    change = ["--set", "lot=A-2", "--everywhere", "--reason", "label"]
    assert (
        say("campaign", "correct", bench, "m1", *change, "--json").content["lot"] == "A-2"
    )
    assert say("campaign", "show", bench, "m2", "--json").content["lot"] == "A-2"
    assert say("campaign", "show", bench, "m3", "--json").content["lot"] == "B"


@pytest.mark.parametrize(
    ("words", "match"),
    [
        (["m2", "--reason", "x"], "nothing is to be set"),
        (["m2", "--reason", "x", "--set", "porosity"], "write e.g. --set"),
        (["m2", "--reason", "x", "--set", "porosity=520 %"], "outside 0 to 100 %"),
        (["m2", "--reason", "x", "--set", "porosty=52 %"], "did you mean"),
        (["m2", "--reason", " ", "--set", "porosity=53 %"], "needs its reason"),
        (["m2", "--set", "porosity=53 %"], "Missing option '--reason'"),
        (["m9", "--reason", "x", "--set", "porosity=53 %"], "no record is called 'm9'"),
    ],
)
def test_a_correction_that_cannot_be_is_one_sentence(say, bench, words, match):
    said = say("campaign", "correct", bench, *words)
    assert (said.code, said.out) == (2, "")
    assert match in said.err
    assert (
        say("campaign", "show", bench, "m2", "--json").content["readings"][1]["value"] == 52
    )


def test_a_withdrawn_membrane_is_gone_from_the_list_and_not_from_history(say, bench):
    assert say("campaign", "withdraw", bench, "m1", "--reason", "torn").code == 0
    listed = say("campaign", "list", bench, "--json").content["membranes"]
    assert [record["name"] for record in listed] == ["m2", "m3"]
    assert "record: on file -> -" in say("campaign", "history", bench, "m1").out


def test_one_figure_is_withdrawn(say, bench):
    words = ["m1", "--figure", "porosity", "--reason", "wet", "--json"]
    assert say("campaign", "withdraw", bench, *words).content == {
        "withdrawn": "porosity of m1",
        "reason": "wet",
    }
    readings = say("campaign", "show", bench, "m1", "--json").content["readings"]
    assert [reading["name"] for reading in readings] == ["breaking_extension"]


def test_the_journal_tells_everything(say, bench):
    say("campaign", "withdraw", bench, "m1", "--reason", "torn")
    told = say("campaign", "history", bench, "--json").content
    assert [entry["action"] for entry in told] == ["add", "add", "withdraw"]
    assert "torn" in say("campaign", "history", bench).out
