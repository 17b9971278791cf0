"""load: the first dialect that recognises a file reads it."""

import os
from pathlib import Path

import pytest

from poreform.core.errors import InputError
from poreform.lab.load import load
from poreform.window.scans import windows_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_shipped_scan_gives_the_window_it_was_made_with():
    (scan,) = windows_of(load(EXAMPLES / "measured_scan.csv").experiments)
    assert (scan.window.lower.value, scan.window.upper.value) == (137.5, 162.5)
    assert scan.window.qualifies is True


def test_the_shipped_scan_with_troubles_still_finds_its_window():
    imported = load(EXAMPLES / "measured_scan_with_gaps.csv")
    (scan,) = windows_of(imported.experiments)
    assert 132.5 in scan.window.lower.credible
    assert 147.5 in scan.window.upper.credible
    assert scan.window.lower.missing == (135.0, 140.0)
    assert scan.window.lower.not_dissolved == (100.0,)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.csv: there is no such file"):
        load(tmp_path / "nowhere.csv")


def test_a_file_of_no_known_kind_is_refused_with_what_would_be_one(tmp_path):
    path = tmp_path / "notes.pdf"
    path.write_text("hello")
    with pytest.raises(InputError, match=r"no known kind of lab file; a scan table needs"):
        load(path)


@pytest.mark.parametrize(
    "name", ["", ".", "a\x00b.csv", "x" * 300 + ".csv", "y" * 5000, "../../nowhere.csv"]
)
def test_a_name_that_is_no_file_is_one_sentence(name):
    with pytest.raises(InputError, match="there is no such file"):
        load(name)


def test_devices_pipes_and_links_to_them_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    for path in tmp_path.iterdir():
        with pytest.raises(InputError, match="there is no such file"):
            load(path)


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    path = tmp_path / "scan.csv"
    path.write_text("Ts [degC],P [%]\n100,50\n")
    monkeypatch.setattr(Path, "read_bytes", refuse_to_read)
    with pytest.raises(InputError, match=r"cannot be read as a file \(Permission denied\)"):
        load(path)


def refuse_to_read(_path):
    raise PermissionError(13, "Permission denied")


def test_reading_changes_nothing_on_the_disk(tmp_path):
    path = tmp_path / "scan.csv"
    path.write_text("Ts [degC],P [%],lot\n100,50,../../etc/passwd\n")
    before = path.stat()
    load(path)
    after = path.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert [found.name for found in tmp_path.iterdir()] == ["scan.csv"]
