"""Figures of an instrument: those that count, and those of test pieces that slipped."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.store.raw_file import RawFile

HEAD = "# gauge length: 50 mm\n# area: 1 mm**2\nextension [mm],force [N]\n"


def pulled(path, *, slips=False, strongest=1.0):
    """Write a straight pull to a break, with or without a moment without load in it."""
    forces = [3.0 if slips and k == 30 else strongest * k for k in range(60)]
    rows = "".join(f"{k},{force}\n" for k, force in enumerate(forces)) + "60,0\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


@pytest.fixture
def bench(campaign, membrane):
    """A campaign with the membrane A."""
    campaign.add(membrane())
    return campaign


def test_a_test_piece_that_slipped_is_listed_and_counts_nowhere(bench, tmp_path):
    before = bench.record("A")
    path = pulled(tmp_path / "pull_3.csv", slips=True)
    added = bench.add_file(path, membrane="A")
    assert added.figures == 0
    assert added.discarded.startswith("it slipped in the grips at")
    assert bench.record("A") == before
    listed = bench.discarded("A")
    assert {reading.name for reading in listed} >= {"breaking_strength"}
    assert all(reading.note.startswith("it slipped") for reading in listed)


def test_its_raw_file_is_kept_and_the_journal_says_why(bench, tmp_path):
    path = pulled(tmp_path / "pull_3.csv", slips=True)
    bench.add_file(path, membrane="A")
    (reading, *_) = bench.discarded("A")
    assert bench.raw_file(reading.raw_file).content == path.read_bytes()
    entry = bench.journal()[-1]
    assert "pull_3.csv" in entry.remark
    assert "discarded: it slipped in the grips at" in entry.remark


def test_a_discarded_test_piece_is_listed_once(bench, tmp_path):
    path = pulled(tmp_path / "pull_3.csv", slips=True)
    bench.add_file(path, membrane="A")
    again = bench.add_file(path, membrane="A")
    assert "is on file already" in again.notes[0]
    assert len({reading.raw_file for reading in bench.discarded("A")}) == 1


def test_a_discarded_test_piece_survives_the_way_through_an_archive(bench, tmp_path):
    path = pulled(tmp_path / "pull_3.csv", slips=True)
    bench.add_file(path, membrane="A")
    bench.export(tmp_path / "bench.eln")
    copy, _ = type(bench).from_archive(tmp_path / "copy.db", tmp_path / "bench.eln")
    assert copy.discarded("A") == bench.discarded("A")
    assert copy.raw_file(RawFile.at(path).sha256).name == "pull_3.csv"


def test_a_figure_withdrawn_later_was_not_discarded(bench, tmp_path):
    bench.add_file(pulled(tmp_path / "pull_1.csv"), membrane="A")
    bench.withdraw("A", figure="breaking_strength", reason="wrong sheet")
    assert bench.discarded("A") == ()


def test_fewer_than_five_test_pieces_are_told_until_there_are_five(
    campaign, membrane, tmp_path
):
    campaign.add(membrane(readings=()))
    told = [
        campaign.add_file(
            pulled(tmp_path / f"pull_{k}.csv", strongest=k), membrane="A"
        ).notes[-1:]
        for k in range(1, 6)
    ]
    slip = campaign.add_file(pulled(tmp_path / "slip.csv", slips=True), membrane="A")
    assert slip.discarded
    short = [note for note in told if note and "asks for at least 5" in note[0]]
    assert [note[0].split(";")[0] for note in short] == [
        "1 specimen",
        "2 specimens",
        "3 specimens",
        "4 specimens",
    ]


def test_an_observation_takes_no_figures(campaign, observation, tmp_path):
    seen = observation()
    campaign.add(seen)
    with pytest.raises(InputError, match="name a membrane"):
        campaign.add_file(pulled(tmp_path / "pull.csv"), membrane=seen.source)


def test_figures_of_no_tensile_test_are_not_asked_for_five_test_pieces(
    campaign, membrane, tmp_path
):
    campaign.add(membrane())  # with an extension of its own
    path = tmp_path / "weighing.csv"
    path.write_text(
        "polymer density: 1.78 g/cm3\nliquid density: 0.8 g/cm3\n"
        "dry mass [g],wet mass [g]\n1.0,2.0\n1.1,2.2\n",
        encoding="utf-8",
    )
    added = campaign.add_file(path, membrane="A")
    assert added.figures == 1
    assert not [note for note in added.notes if "asks for at least" in note]
