"""Lab files: their figures bear the hash, their names tell membranes apart."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.store.importing import read_lab_file

HEAD = "name,Ts [degC],P [%]\n"


def written(tmp_path, text):
    path = tmp_path / "scan.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_figure_bears_the_hash_of_the_file(table):
    found = read_lab_file(table)
    hashes = {reading.raw_file for record in found.records for reading in record.readings}
    assert hashes == {found.file.sha256}


def test_a_prefix_stands_before_every_name(table):
    names = [record.name for record in read_lab_file(table, prefix="B").records]
    assert names == ["B scan row 2", "B scan row 3", "B scan row 4"]


def test_one_name_for_a_whole_scan_is_told_apart_by_ts(tmp_path):
    found = read_lab_file(written(tmp_path, HEAD + "S,100,50\nS,105,52\nT,110,60\n"))
    assert [record.name for record in found.records] == ["S 100 degC", "S 105 degC", "T"]
    assert "told apart by their Ts" in found.notes[-1]


def test_replicates_of_one_name_keep_it(tmp_path):
    found = read_lab_file(written(tmp_path, HEAD + "S,100,50\nS,100,52\n"))
    assert [(r.name, r.replicate) for r in found.records] == [("S", 1), ("S", 2)]
    assert found.notes == ()


def test_observations_bear_the_hash_too(tmp_path):
    path = tmp_path / "standing.csv"
    path.write_text(
        "polymer,solvent,w [wt%],T [degC],seen\nPVDF,DBP,25,120,cloudy\n", encoding="utf-8"
    )
    found = read_lab_file(path)
    assert [record.raw_file for record in found.records] == [found.file.sha256]


def test_a_faulty_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="row 2"):
        read_lab_file(written(tmp_path, HEAD + "S,100,150\n"))


def test_a_test_piece_that_slipped_says_so(tmp_path):
    path = tmp_path / "pull.csv"
    forces = [k if k != 30 else 3 for k in range(60)]
    rows = "".join(f"{k},{force}\n" for k, force in enumerate(forces)) + "60,0\n"
    head = "# gauge length: 50 mm\n# area: 1 mm**2\nextension [mm],force [N]\n"
    path.write_text(head + rows, encoding="utf-8")
    found = read_lab_file(path)
    assert found.discard.startswith("it slipped")
    assert {reading.raw_file for reading in found.readings} == {found.file.sha256}
