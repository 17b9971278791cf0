"""A campaign keeps records, gives back the same, and never forgets what it was told."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from poreform.core.errors import InputError, StoredDataError, UnknownNameError
from poreform.core.reading import Reading
from poreform.lab.load import load
from poreform.lab.store.campaign import Campaign
from poreform.lab.store.raw_file import RawFile
from poreform.window.scans import windows_of

HERE = Path(__file__).parent
PORE = Reading("average_pore_size", 0.31, "um", "half-dry", standard="ASTM F316")


@pytest.fixture
def held(place):
    """An empty campaign, in a file and on a server."""
    return Campaign(place, author="Ann")


def bare(record):
    """A record without the hashes of the files it was read from."""
    readings = tuple(replace(reading, raw_file="") for reading in record.readings)
    return record.model_copy(update={"readings": readings})


def test_what_is_given_back_is_what_was_added(held, membrane, observation):
    given = membrane(), membrane("B", replicate=2, resin="", resin_concentration=0.0)
    assert held.add([*given, observation()]).new == 3
    assert held.experiments() == given
    assert held.standing() == (observation(),)


def test_a_campaign_is_found_again(place, membrane):
    Campaign(place).add(membrane())
    assert Campaign.open(place).experiments() == (membrane(),)


def test_records_come_back_in_the_order_in_which_they_were_added(held, membrane):
    names = ["z", "a", "m", "b"]
    held.add([membrane(name) for name in names[:2]])
    held.add([membrane(name) for name in names[2:]])
    assert [record.name for record in held.experiments()] == names


def test_a_file_gives_the_records_that_loading_it_gives(held, table):
    assert held.add_file(table).new == 3
    assert tuple(bare(record) for record in held.experiments()) == load(table).experiments


def test_the_file_itself_is_kept_under_its_hash(held, table):
    held.add_file(table)
    (hash_,) = {r.raw_file for record in held.experiments() for r in record.readings}
    assert held.raw_file(hash_[:10]).content == table.read_bytes()
    assert held.raw_file(hash_).name == "scan.csv"


def test_a_file_that_is_on_file_adds_nothing(held, table):
    held.add_file(table)
    again = held.add_file(table)
    assert (again.new, again.known) == (0, 3)
    assert "is on file already" in again.notes[0]
    assert len(held.journal()) == 1


def test_a_changed_file_is_refused_without_a_reason(held, table):
    held.add_file(table)
    table.write_text(table.read_text().replace("105,52", "105,53"), encoding="utf-8")
    with pytest.raises(InputError, match="other values for 'scan row 3'"):
        held.add_file(table)
    assert [record.value("porosity") for record in held.experiments()] == [50, 52, 60]


def test_a_changed_file_corrects_what_it_changes_and_adds_what_is_new(held, table):
    held.add_file(table)
    text = table.read_text().replace("105,52", "105,53") + "115,61,60\n"
    table.write_text(text, encoding="utf-8")
    added = held.add_file(table, reason="typing error in row 3")
    assert (added.new, added.corrected, added.known) == (1, ("scan row 3",), 2)
    assert [record.value("porosity") for record in held.experiments()] == [50, 53, 60, 61]
    assert len(held.history("scan row 2")) == 1
    assert held.history("scan row 3")[1].entry.reason == "typing error in row 3"


def test_a_changed_file_leaves_the_figures_of_other_files_alone(held, table):
    held.add_file(table)
    held.add_readings("scan row 3", [PORE])
    table.write_text(table.read_text().replace("105,52", "105,53"), encoding="utf-8")
    held.add_file(table, reason="typing error")
    assert held.record("scan row 3").value("average_pore_size") == 0.31


def test_a_prefix_tells_two_files_of_one_name_apart(held, table):
    held.add_file(table)
    table.write_text(table.read_text().replace("100,50", "100,49"), encoding="utf-8")
    assert held.add_file(table, prefix="lot B").new == 3
    assert held.record("lot B scan row 2").value("porosity") == 49


def test_figures_of_an_instrument_need_the_name_of_their_membrane(held, membrane, tmp_path):
    path = tmp_path / "pull.csv"
    rows = "".join(f"{k},{k * 0.5 if k < 40 else 0}\n" for k in range(60))
    head = "# gauge length: 50 mm\n# area: 1 mm**2\nextension [mm],force [N]\n"
    path.write_text(head + rows, encoding="utf-8")
    held.add(membrane())
    with pytest.raises(InputError, match="say which one, by --membrane"):
        held.add_file(path)
    added = held.add_file(path, membrane="A")
    assert added.figures == len(held.record("A").readings) - 3 > 0
    assert held.record("A").reading("breaking_strength").raw_file


def test_a_table_of_membranes_takes_no_name(held, table):
    with pytest.raises(InputError, match="leave out the membrane 'A'"):
        held.add_file(table, membrane="A")


def test_a_correction_is_a_new_version_with_its_reason(held, membrane):
    held.add(membrane())
    now = held.correct("A", {"thickness": "110 um"}, reason="gauge was off")
    assert now.thickness == pytest.approx(1.1e-4)
    assert held.experiments() == (now,)
    first, second = held.history("A")
    assert first.record == membrane()
    assert second.record == now
    assert (second.entry.author, second.entry.action) == ("Ann", "correct")
    assert [(c.field, c.before) for c in second.changes] == [("thickness", 1.2e-4)]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_without_a_reason_is_refused(held, membrane, reason):
    held.add(membrane())
    with pytest.raises(InputError, match="needs its reason"):
        held.correct("A", {"thickness": "110 um"}, reason=reason)
    assert held.experiments() == (membrane(),)


def test_a_correction_that_cannot_be_changes_nothing(held, membrane):
    held.add(membrane())
    with pytest.raises(InputError, match="outside 0 to 100 %"):
        held.correct("A", {"porosity#1": 710.0}, reason="typo")
    assert held.experiments() == (membrane(),)
    assert len(held.journal()) == 1


def test_a_correction_of_one_membrane_leaves_the_others_their_solution(held, membrane):
    held.add([membrane(), membrane("B")])
    held.correct("A", {"concentration": "30 wt%"}, reason="another dope")
    assert [record.concentration for record in held.experiments()] == [0.3, 0.25]


def test_a_correction_everywhere_reaches_all_that_share_the_solution(
    held, membrane, observation
):
    held.add([membrane(), membrane("B"), observation()])
    held.correct("A", {"lot": "B-8"}, reason="label misread", everywhere=True)
    assert [record.lot for record in held.experiments()] == ["B-8", "B-8"]
    assert held.history("B")[1].entry.reason == "label misread"
    assert held.standing() == (observation(),)


def test_what_belongs_to_one_membrane_is_not_corrected_everywhere(held, membrane):
    held.add([membrane(), membrane("B")])
    with pytest.raises(InputError, match="thickness belongs to one record"):
        held.correct("A", {"thickness": "1 mm"}, reason="x", everywhere=True)


def test_a_withdrawn_membrane_does_not_hold_but_has_its_history(held, membrane):
    held.add([membrane(), membrane("B")])
    held.withdraw("A", reason="torn in the grips")
    assert [record.name for record in held.experiments()] == ["B"]
    assert held.history("A")[-1].record is None
    with pytest.raises(InputError, match=r"was withdrawn on .* \(torn in the grips\)"):
        held.record("A")


def test_a_name_may_be_used_again_after_its_record_was_withdrawn(held, membrane):
    held.add(membrane())
    held.withdraw("A", reason="torn")
    held.add(membrane(thickness=1e-4))
    assert held.record("A").thickness == 1e-4
    assert len(held.history("A")) == 3


def test_one_figure_can_be_withdrawn(held, membrane):
    held.add(membrane())
    held.withdraw("A", reason="wet sample", figure="porosity#2")
    assert held.record("A").value("porosity") == 71.0
    (change,) = held.history("A")[-1].changes
    assert (change.field, len(change.before), len(change.after)) == ("porosity", 2, 1)


def test_a_standing_observation_is_corrected_by_its_source(held, observation):
    held.add(observation())
    held.correct("notebook 4, page 2", {"seen": "cloudy"}, reason="looked again")
    assert held.standing() == (observation(seen="cloudy"),)
    with pytest.raises(InputError, match="has no figures"):
        held.withdraw("notebook 4, page 2", reason="x", figure="porosity")


def test_an_unknown_record_gets_the_nearest_name(held, membrane):
    held.add(membrane("A-140-2"))
    with pytest.raises(UnknownNameError, match="did you mean 'A-140-2'"):
        held.record("A-140-1")


def test_a_part_of_the_campaign_can_be_asked_for(held, membrane):
    held.add([membrane(), membrane("B", lot="C"), membrane("C", solvent="sulfolane")])
    assert [r.name for r in held.experiments(lot="C")] == ["B"]
    assert [r.name for r in held.experiments(solvent="dibutyl phthalate")] == ["A", "B"]
    assert held.experiments(polymer="PVDF-HFP") == ()


def test_the_journal_tells_who_did_what_and_why(held, membrane):
    held.add(membrane())
    held.correct("A", {"cooling": "ice"}, reason="read the notebook")
    held.withdraw("A", reason="torn")
    told = [(entry.author, entry.action, entry.reason) for entry in held.journal()]
    assert told == [
        ("Ann", "add", ""),
        ("Ann", "correct", "read the notebook"),
        ("Ann", "withdraw", "torn"),
    ]


def test_the_window_of_a_campaign_is_that_of_its_file(held, table):
    held.add_file(table)
    (ours,), (theirs,) = windows_of(held.experiments()), windows_of(load(table).experiments)
    assert ours.window == theirs.window


def test_what_one_place_exports_another_one_imports(held, membrane, observation, tmp_path):
    held.add([membrane(), observation()])
    held.correct("A", {"cooling": "ice"}, reason="read the notebook")
    held.export(tmp_path / "a.eln")
    copy = Campaign(tmp_path / "copy.db")
    copy.import_archive(tmp_path / "a.eln")
    assert copy.experiments() == held.experiments()
    assert copy.standing() == held.standing()
    assert copy.history("A") == held.history("A")
    assert copy.journal() == held.journal()


HEAD = "Ts [degC],P [%],TL [%],replicate\n"


def long_table(path):
    """A table of more rows than are written at a time."""
    rows = "".join(f"{100 + k % 100},50,{k % 97},{k}\n" for k in range(1, 1500))
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def killed(what, place, file):
    """Begin to write in a process of its own, kill it in the middle, and wait for it."""
    command = [sys.executable, str(HERE / "interrupted.py"), what, str(place), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline()
        process.kill()
    return said.strip()


@pytest.mark.parametrize("what", ["table", "archive"])
def test_a_killed_import_leaves_the_campaign_as_it_was(place, what, membrane, tmp_path):
    table = long_table(tmp_path / "long.csv")
    source = Campaign(tmp_path / "source.db")
    source.add_file(table)
    source.export(tmp_path / "a.eln")
    file = {"table": table, "archive": tmp_path / "a.eln"}[what]
    campaign = Campaign(place)
    campaign.add(membrane())
    assert killed(what, place, file) == "in the middle"
    assert campaign.experiments() == (membrane(),)
    assert len(campaign.journal()) == 1
    assert campaign.add_file(table).new == 1499
    assert len(Campaign.open(place).experiments()) == 1500


def test_several_processes_write_at_once_and_nothing_is_lost(place, membrane):
    campaign = Campaign(place)
    campaign.add(membrane("shared"))
    names, count = ("Ann", "Bob", "Cy"), 6
    writers = [
        subprocess.Popen(
            [sys.executable, str(HERE / "several.py"), place, name, str(count)]
        )
        for name in names
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(campaign.experiments()) == 1 + len(names) * count
    reasons = [version.entry.reason for version in campaign.history("shared")[1:]]
    assert sorted(reasons) == sorted(f"{name} {k}" for name in names for k in range(count))
    assert campaign.record("shared").remark == reasons[-1]


def test_a_figure_corrected_by_hand_names_no_file_and_its_old_version_does(held, table):
    held.add_file(table)
    held.correct("scan row 3", {"porosity": "53 %"}, reason="typing error")
    first, second = held.history("scan row 3")
    assert second.record.reading("porosity").raw_file == ""
    assert held.raw_file(first.record.reading("porosity").raw_file).name == "scan.csv"
    untouched = second.record.reading("breaking_extension")
    assert untouched.raw_file == first.record.reading("breaking_extension").raw_file


def test_a_figure_corrected_by_a_new_file_names_that_file(held, table):
    old = RawFile.at(table).sha256
    held.add_file(table)
    table.write_text(table.read_text().replace("105,52", "105,53"), encoding="utf-8")
    held.add_file(table, reason="typing error")
    first, second = held.history("scan row 3")
    assert first.record.reading("porosity").raw_file == old
    assert second.record.reading("porosity").raw_file == RawFile.at(table).sha256


def test_a_figure_corrected_by_hand_and_then_by_its_file_stays_one_figure(held, table):
    held.add_file(table)
    held.correct("scan row 3", {"porosity": "53 %"}, reason="typing error")
    table.write_text(table.read_text().replace("105,52", "105,54"), encoding="utf-8")
    held.add_file(table, reason="read again")
    record = held.record("scan row 3")
    assert [r.value for r in record.readings if r.name == "porosity"] == [54]


def test_an_observation_corrected_by_hand_names_no_file(held, tmp_path):
    path = tmp_path / "standing.csv"
    path.write_text(
        "polymer,solvent,w [wt%],T [degC],seen\nPVDF,DBP,25,120,cloudy\n", encoding="utf-8"
    )
    held.add_file(path)
    (seen,) = held.standing()
    assert seen.raw_file
    now = held.correct(seen.source, {"temperature": "121 degC"}, reason="typing error")
    assert now.raw_file == ""


def test_a_failed_import_leaves_no_campaign_behind(tmp_path):
    broken = tmp_path / "broken.eln"
    broken.write_bytes(b"PK no archive")
    with pytest.raises(StoredDataError, match="is no archive"):
        Campaign.from_archive(tmp_path / "new.db", broken)
    assert list(tmp_path.iterdir()) == [broken]


def test_a_failed_import_leaves_a_campaign_that_stood_as_it_was(held, table, tmp_path):
    held.add_file(table)
    broken = tmp_path / "broken.eln"
    broken.write_bytes(b"PK no archive")
    with pytest.raises(StoredDataError, match="is no archive"):
        Campaign.from_archive(held.name, broken)
    assert len(held.experiments()) == 3


def test_an_import_makes_the_campaign(held, table, tmp_path):
    held.add_file(table)
    held.export(tmp_path / "bench.eln")
    copy, told = Campaign.from_archive(tmp_path / "copy.db", tmp_path / "bench.eln")
    assert told.membranes == 3
    assert copy.experiments() == held.experiments()
