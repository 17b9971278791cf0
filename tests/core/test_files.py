"""A reader sees the old file or the new one."""

import pytest

from poreform.core.files import (
    folder_atomic,
    write_atomic,
    write_text_atomic,
    write_unhurried,
)


class TornError(Exception):
    """Stands for a crash in the middle of writing."""


def half_then_fail(path):
    path.write_text("half", encoding="utf-8")
    raise TornError("torn")


def test_a_torn_write_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "a.txt"
    write_text_atomic(path, "old")
    with pytest.raises(TornError, match="torn"):
        write_atomic(path, half_then_fail)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_replaces_the_old_one(tmp_path):
    path = tmp_path / "deep" / "a.txt"
    write_text_atomic(path, "old")
    write_text_atomic(path, "µ new")
    assert path.read_text(encoding="utf-8") == "µ new"


def fill_and_fail(path):
    with folder_atomic(path) as temporary:
        (temporary / "half").write_text("half", encoding="utf-8")
        raise TornError("torn")


def test_a_torn_folder_never_appears(tmp_path):
    with pytest.raises(TornError, match="torn"):
        fill_and_fail(tmp_path / "run")
    assert list(tmp_path.iterdir()) == []


def test_a_finished_folder_appears_whole(tmp_path):
    with folder_atomic(tmp_path / "run") as temporary:
        (temporary / "a").write_text("1", encoding="utf-8")
        assert not (tmp_path / "run").exists()
    assert (tmp_path / "run" / "a").read_text(encoding="utf-8") == "1"


def test_the_folder_that_was_first_stays(tmp_path):
    with folder_atomic(tmp_path / "run") as ours:
        (ours / "a").write_text("ours", encoding="utf-8")
        with folder_atomic(tmp_path / "run") as theirs:
            (theirs / "a").write_text("theirs", encoding="utf-8")
    assert (tmp_path / "run" / "a").read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_what_is_no_loss_is_written_whole_too(tmp_path):
    path = tmp_path / "deep" / "a.json"
    write_unhurried(path, b"old")
    write_unhurried(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]
