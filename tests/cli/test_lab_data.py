"""Commands read a file and a campaign alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from poreform.cli.lab_data import lab_data
from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.store.campaign import Campaign

TABLE = "Ts [degC],P [%],lot\n100,50,A\n105,52,A\n100,51,B\n"


@pytest.fixture
def table(tmp_path):
    """A scan of two lots."""
    path = tmp_path / "spring_scan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def bench(tmp_path, table):
    """A campaign with that scan."""
    Campaign(tmp_path / "bench.db", author="Ann").add_file(table)
    return tmp_path / "bench.db"


def bare(records):
    """Records without the hashes of their files."""
    return [
        record.model_copy(
            update={"readings": tuple(replace(r, raw_file="") for r in record.readings)}
        )
        for record in records
    ]


def test_a_campaign_gives_the_records_of_its_file(table, bench):
    ours, theirs = lab_data(str(bench)), lab_data(str(table))
    assert bare(ours.imported.experiments) == list(theirs.imported.experiments)


def test_a_report_lies_beside_its_data(table, bench):
    assert lab_data(str(table)).report == table.with_suffix(".html")
    assert lab_data(str(bench)).report == bench.with_suffix(".html")
    assert lab_data(f"sqlite:///{bench}").report == Path(bench).with_suffix(".html")


def test_a_campaign_has_a_name_and_a_file_is_told_by_what_it_holds(table, bench):
    assert (lab_data(str(table)).title, lab_data(str(bench)).title) == (
        "",
        "Campaign bench",
    )
    assert lab_data(str(table)).words == f"3 records of {table.name}"
    chosen = lab_data(str(bench), ["lot=A"]).words
    assert chosen == "2 records of the campaign bench.db, only lot=A"


def test_a_campaign_says_whose_state_it_is(bench):
    (note,) = lab_data(str(bench)).imported.notes
    assert "as Ann left it at" in note


@pytest.mark.parametrize("kind", ["table", "bench"])
def test_records_are_chosen_alike(kind, request):
    place = str(request.getfixturevalue(kind))
    assert len(lab_data(place, ["lot=A"]).imported.experiments) == 2
    assert len(lab_data(place, ["lot = B"]).imported.experiments) == 1
    with pytest.raises(
        InputError, match=r"holds no membrane of lot=C; its lots are 'A', 'B'$"
    ):
        lab_data(place, ["lot=C"])


@pytest.mark.parametrize("text", ["lot", "lot=", "=A", ""])
def test_a_choice_needs_a_name_and_a_value(table, text):
    with pytest.raises(InputError, match=r"write e.g. --only|no choice is called ''"):
        lab_data(str(table), [text])


def test_an_unknown_choice_gets_the_nearest(table):
    with pytest.raises(UnknownNameError, match="did you mean 'solvent'"):
        lab_data(str(table), ["solvents=sulfolane"])


def test_a_campaign_that_is_not_there_is_no_file(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        lab_data(str(tmp_path / "nothing.db"))
    with pytest.raises(InputError, match="there is no such campaign"):
        lab_data(f"sqlite:///{tmp_path}/nothing.db")
