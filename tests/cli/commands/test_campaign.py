"""`poreform campaign`: a laboratory's records from the first file to the archive."""

import pytest

from poreform.cli.commands.campaign import COMMANDS

TABLE = "Ts [degC],P [%],TL [%],lot\n100,50,90,A\n105,52,85,A\n110,60,70,B\n"


@pytest.fixture
def table(tmp_path):
    """A scan table."""
    path = tmp_path / "scan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def bench(say, tmp_path, table):
    """A campaign that holds the table."""
    place = tmp_path / "bench.db"
    assert say("campaign", "new", place).code == 0
    assert say("campaign", "add", place, table, "--author", "Ann").code == 0
    return place


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_an_example_and_knows_json(say, command):
    said = say("campaign", command, "--help")
    assert said.code == 0
    assert f"poreform campaign {command}" in said.out
    assert "For example" in said.out
    assert "--json" in said.out


def test_a_campaign_is_made(say, tmp_path):
    said = say("campaign", "new", tmp_path / "bench.db", "--json")
    assert said.code == 0
    assert said.content == {"campaign": str(tmp_path / "bench.db"), "entries": 0}


def test_a_campaign_that_is_there_stays_as_it_is_and_is_said_to_be_there(say, bench):
    before = say("campaign", "list", bench, "--json").content
    assert (
        "is there already; entries of its journal: 1" in say("campaign", "new", bench).out
    )
    assert say("campaign", "list", bench, "--json").content == before


def test_a_file_is_added_once(say, bench, table):
    again = say("campaign", "add", bench, table, "--json")
    assert again.code == 0
    (told,) = again.content
    assert (told["added"]["new"], told["added"]["known"]) == (0, 3)


def test_several_files_are_added_each_on_its_own(say, bench, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(TABLE.replace("100", "115"), encoding="utf-8")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(TABLE.replace("60", "160"), encoding="utf-8")
    said = say("campaign", "add", bench, other, wrong)
    assert said.code == 2
    assert "other.csv: 3 records new" in said.out
    assert "wrong.csv" in said.err
    assert len(say("campaign", "list", bench, "--json").content["membranes"]) == 6


def test_a_changed_file_needs_a_reason(say, bench, table):
    table.write_text(TABLE.replace("105,52", "105,53"), encoding="utf-8")
    refused = say("campaign", "add", bench, table)
    assert refused.code == 2
    assert "give a reason" in refused.err
    told = say("campaign", "add", bench, table, "--reason", "typo")
    assert told.code == 0
    assert "corrected: scan row 3" in told.out


def test_the_archive_makes_a_copy(say, bench, tmp_path):
    archive = tmp_path / "bench.eln"
    assert say("campaign", "export", bench, archive).code == 0
    said = say("campaign", "import", tmp_path / "copy.db", archive, "--json")
    assert said.code == 0
    assert said.content == {"entries": 1, "membranes": 3, "standing": 0, "files": 1}
    one = say("campaign", "list", bench, "--json").content
    assert say("campaign", "list", tmp_path / "copy.db", "--json").content == one


def test_a_file_that_is_no_archive_is_one_sentence(say, bench, table):
    said = say("campaign", "import", bench, table)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert "is no archive" in said.err


def test_a_missing_archive_makes_no_campaign(say, tmp_path):
    said = say("campaign", "import", tmp_path / "new.db", tmp_path / "no.eln")
    assert said.code == 2
    assert not (tmp_path / "new.db").exists()


def test_the_raw_file_comes_back(say, bench, table, tmp_path):
    (first, *_) = say("campaign", "list", bench, "--json").content["membranes"]
    sha256 = first["readings"][0]["raw_file"]
    out = tmp_path / "again.csv"
    assert say("campaign", "file", bench, sha256[:12], "--out", out).code == 0
    assert out.read_bytes() == table.read_bytes()
    again = say("campaign", "file", bench, sha256[:12], "--out", out)
    assert again.code == 2
    assert "is there already" in again.err


@pytest.mark.parametrize("command", ["add", "export", "list", "history"])
def test_a_campaign_that_is_not_there_names_the_command_that_makes_it(
    say, tmp_path, table, command
):
    more = {"add": [table], "export": [tmp_path / "a.eln"]}.get(command, [])
    said = say("campaign", command, tmp_path / "nothing.db", *more)
    assert said.code == 2
    assert "poreform campaign new" in said.err
    assert not (tmp_path / "nothing.db").exists()


def test_the_window_of_a_campaign_is_that_of_its_file(say, tmp_path, measured):
    bench = tmp_path / "bench.db"
    say("campaign", "new", bench)
    say("campaign", "add", bench, measured)
    ours, theirs = say("window", bench, "--json"), say("window", measured, "--json")
    assert ours.code == theirs.code == 0
    assert ours.content == theirs.content


def test_plan_report_and_check_read_a_campaign(say, tmp_path, measured, recipe):
    bench = tmp_path / "bench.db"
    say("campaign", "new", bench)
    say("campaign", "add", bench, measured)
    assert say("plan", bench, "--json").code == 0
    assert say("report", bench, "--out", tmp_path / "r.html").code == 0
    assert "read from the campaign" in (tmp_path / "r.html").read_text(encoding="utf-8")
    ours = say("check", recipe, "--data", bench, "--json")
    theirs = say("check", recipe, "--data", measured, "--json")
    assert (ours.code, ours.content) == (theirs.code, theirs.content)


def test_a_failed_import_leaves_no_campaign_behind(say, table, tmp_path):
    said = say("campaign", "import", tmp_path / "new.db", table)
    assert said.code == 2
    assert "is no archive" in said.err
    assert not list(tmp_path.glob("new.db*"))


def test_columns_of_any_name_are_told_as_to_read(say, bench, tmp_path):
    own = tmp_path / "ofen.csv"
    own.write_text("Ofen,Leere [%],x\n140,61,1\n145,66,2\n", encoding="utf-8")
    refused = say("campaign", "add", bench, own)
    assert refused.code == 2
    words = ("--column", "Ofen=Ts [degC]", "--column", "Leere [%]=P [%]", "--column", "x=-")
    told = say(
        "campaign", "add", bench, own, *words, "--given", "polymer=PVDF",
        "--remember", "beside", "--json",
    )  # fmt: skip
    assert told.code == 0
    assert told.content[0]["added"]["new"] == 2
    assert len(told.content[0]["remembered"]) == 1
    record = say("campaign", "show", bench, "ofen row 2", "--json").content
    assert (record["polymer"], record["readings"][0]["value"]) == ("PVDF", 61)


def test_a_slip_is_listed_with_its_membrane(say, bench, tmp_path):
    forces = [3.0 if k == 30 else float(k) for k in range(60)]
    rows = "".join(f"{k},{force}\n" for k, force in enumerate(forces)) + "60,0\n"
    head = "# gauge length: 50 mm\n# area: 1 mm**2\nextension [mm],force [N]\n"
    pull = tmp_path / "pull_3.csv"
    pull.write_text(head + rows, encoding="utf-8")
    told = say("campaign", "add", bench, pull, "--membrane", "scan row 2")
    assert told.code == 0
    assert "discarded, listed and kept: it slipped in the grips at" in told.out
    shown = say("campaign", "show", bench, "scan row 2")
    assert "discarded, counts nowhere" in shown.out
    held = say("campaign", "show", bench, "scan row 2", "--json").content
    assert held["discarded"][0]["raw_file"]
