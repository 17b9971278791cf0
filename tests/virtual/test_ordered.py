"""How far an ordered scan is."""

import pytest

from poreform.virtual.ordered import Advance, Ordered, advances, write_ordered
from poreform.virtual.store import RunStore


@pytest.fixture
def folder(tmp_path):
    """Three runs ordered, one of them finished."""
    write_ordered(tmp_path, "1", Ordered(name="b", runs=("x", "y", "z")))
    RunStore(tmp_path).folder("x").mkdir(parents=True)
    return tmp_path


def test_what_is_finished_counts(folder):
    assert advances(folder) == (Advance("b", total=3, done=1, failed=0),)


def test_a_run_given_up_is_not_waited_for(folder):
    store = RunStore(folder)
    store.record_failure("y", "torn")
    assert advances(folder)[0].failed == 0
    store.give_up("y", "torn")
    store.give_up("z", "torn")
    (advance,) = advances(folder)
    assert (advance.failed, advance.is_complete) == (2, True)


def test_equal_runs_are_one(tmp_path):
    write_ordered(tmp_path, "1", Ordered(name="a", runs=("x", "x")))
    assert advances(tmp_path)[0].total == 1


def test_scans_come_by_name_and_damaged_notes_are_left_out(folder):
    write_ordered(folder, "2", Ordered(name="a", runs=()))
    (folder / "scans" / "3.json").write_text("{", encoding="utf-8")
    assert [advance.name for advance in advances(folder)] == ["a", "b"]


def test_a_folder_without_orders_has_none(tmp_path):
    assert advances(tmp_path) == ()
