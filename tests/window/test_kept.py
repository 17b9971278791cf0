"""Kept windows: found again, worked out anew where they are missing, stale or broken."""

import os
import time
from dataclasses import replace

import pytest

from poreform.window import kept
from poreform.window.find import Rules
from poreform.window.kept import KEPT_FOR, KeptWindows, user_folder
from poreform.window.question import Question, answered

POROSITY = {100.0: [50.0, 50.5], 105.0: [51.0, 51.5], 110.0: [60.0, 60.5]}
ONE = Question(POROSITY, {}, Rules(), 0)
OTHER = Question({**POROSITY, 110.0: [61.0, 61.5]}, {}, Rules(), 0)
BOTH = answered([ONE, OTHER])


@pytest.fixture
def filled(tmp_path):
    """A folder with the window of ONE, and the file it is in."""
    folder = tmp_path / "windows"
    KeptWindows(folder)([ONE])
    (path,) = folder.glob("*/*")
    return folder, path


@pytest.fixture
def nothing_works_out(monkeypatch):
    """Refuse to work out a window: what is asked for must be found."""

    def refuse(questions, **_):
        assert not questions
        return iter(())

    monkeypatch.setattr(kept, "texts_of", refuse)


def test_the_windows_are_those_worked_out_in_the_order_asked(tmp_path):
    asked = [OTHER, ONE, OTHER]
    assert KeptWindows(tmp_path)(asked) == (BOTH[1], BOTH[0], BOTH[1])


@pytest.mark.usefixtures("filled", "nothing_works_out")
def test_what_was_found_is_found_again(filled):
    assert KeptWindows(filled[0])([ONE, ONE]) == (BOTH[0], BOTH[0])


def test_only_what_changed_is_worked_out(filled, monkeypatch):
    asked = []
    texts_of = kept.texts_of

    def watched(questions, **settings):
        asked.extend(questions)
        return texts_of(questions, **settings)

    monkeypatch.setattr(kept, "texts_of", watched)
    assert KeptWindows(filled[0])([ONE, OTHER]) == BOTH
    assert asked == [OTHER]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda content: content[:-20], id="cut off"),
        pytest.param(lambda content: content[65:], id="without its seal"),
        pytest.param(lambda content: content.replace(b"110", b"115", 1), id="changed"),
        pytest.param(lambda content: b"\xff" + content, id="no text"),
    ],
)
def test_a_broken_file_is_worked_out_anew_and_mended(filled, spoil):
    folder, path = filled
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert path.read_bytes() != whole
    assert KeptWindows(folder)([ONE]) == BOTH[:1]
    assert path.read_bytes() == whole


def test_the_file_of_another_question_is_not_taken_for_its_own(filled):
    folder, path = filled
    path.with_name(f"{OTHER.digest()}.json").write_bytes(path.read_bytes())
    assert KeptWindows(folder)([OTHER]) == BOTH[1:]


def test_another_method_finds_nothing_of_this_one(filled, monkeypatch):
    folder, path = filled
    path.write_bytes(b"stale")
    monkeypatch.setattr(kept, "method", lambda: "0" * 16)
    assert KeptWindows(folder)([ONE]) == BOTH[:1]
    assert path.read_bytes() == b"stale"
    assert (folder / ("0" * 16) / path.name).exists()


def test_other_programs_and_libraries_are_another_method(monkeypatch):
    before = kept.method()
    monkeypatch.setattr(kept, "version", lambda _: "0.0")
    kept.method.cache_clear()
    after = kept.method()
    kept.method.cache_clear()
    assert len(before) == len(after) == 16
    assert before != after


def test_a_folder_that_cannot_be_written_keeps_nothing_and_hinders_nobody(tmp_path):
    place = tmp_path / "file"
    place.write_text("no folder", encoding="utf-8")
    assert KeptWindows(place)([ONE]) == BOTH[:1]
    assert place.read_text(encoding="utf-8") == "no folder"


def test_what_was_written_long_ago_is_removed_when_more_is_written(filled):
    folder, path = filled
    ago = time.time() - KEPT_FOR - 60.0
    os.utime(path, (ago, ago))
    assert KeptWindows(folder)([OTHER]) == BOTH[1:]
    assert [entry.stem for entry in folder.glob("*/*")] == [OTHER.digest()]


def test_rules_and_seed_are_kept_apart(filled):
    folder, _ = filled
    stopped = replace(ONE, rules=Rules(physical_stop="boiling"))
    assert KeptWindows(folder)([stopped]) == answered([stopped])


def test_the_folder_is_the_users_own_unless_named(monkeypatch, tmp_path):
    monkeypatch.setenv("POREFORM_WINDOWS", str(tmp_path))
    assert user_folder() == tmp_path
    monkeypatch.delenv("POREFORM_WINDOWS")
    assert user_folder().parts[-2:] == (".poreform", "windows")
