"""The results folder: what is done stays, what broke off leaves nothing behind."""

import pytest

from poreform.core.errors import StoredDataError
from poreform.core.files import folder_atomic
from poreform.virtual.store import RunStore, read_json


def test_a_run_is_done_only_when_its_folder_is_complete(tmp_path):
    store = RunStore(tmp_path)
    with folder_atomic(store.folder("abc")) as folder:
        (folder / "readings.json").write_text("{}", encoding="utf-8")
        assert not store.is_done("abc")
    assert store.is_done("abc")


def test_a_run_that_breaks_off_leaves_no_folder(tmp_path):
    store = RunStore(tmp_path)
    with pytest.raises(KeyError, match="lost"), folder_atomic(store.folder("abc")):
        raise KeyError("lost")
    assert not store.is_done("abc")
    assert list((tmp_path / "runs").iterdir()) == []


def test_failures_are_counted_and_forgotten_once_the_run_is_done(tmp_path):
    store = RunStore(tmp_path)
    store.record_failure("abc", "no luck")
    assert store.record_failure("abc", "no luck again").tries == 2
    assert store.failure("abc").reason == "no luck again"
    store.clear("abc")
    assert store.failure("abc") is None


def test_what_a_killed_writer_left_is_swept_and_the_rest_kept(tmp_path):
    store = RunStore(tmp_path)
    (tmp_path / "runs" / ".abc.x1").mkdir(parents=True)
    (tmp_path / "runs" / "def").mkdir()
    assert store.sweep_partial() == 1
    assert store.is_done("def")


@pytest.mark.parametrize(
    ("content", "match"), [(None, "is missing"), ("{'a", "is damaged")]
)
def test_a_stored_file_that_cannot_be_read_says_what_to_do(tmp_path, content, match):
    path = tmp_path / "readings.json"
    (path.write_text(content, encoding="utf-8") if content else path)
    with pytest.raises(StoredDataError, match=f"{match}.* run again"):
        read_json(path)
