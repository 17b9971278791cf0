"""Reading runs back: one that was given up is a failed record, a damaged one is named."""

import pytest

from poreform.core.errors import InputError, StoredDataError
from poreform.virtual.inputs import order
from poreform.virtual.result import load_run, records_in
from poreform.virtual.run import produce
from poreform.virtual.store import RunStore


@pytest.fixture(scope="module")
def cold(recipe, catalogue):
    """The order of a dope that does not dissolve."""
    return order(
        recipe(dissolution={"temperature": "105 degC"}), catalogue, user_materials=None
    )


def test_a_run_that_was_given_up_is_a_failed_record_with_its_reason(cold, tmp_path):
    store = RunStore(tmp_path)
    store.record_failure(cold.inputs.digest(), "MemoryError: out of memory")
    found = load_run(store, cold.inputs)
    assert (found.experiment.state, found.layers) == ("failed", 0)
    assert found.experiment.remark == "MemoryError: out of memory"
    assert found.experiment.dissolution_temperature == pytest.approx(378.15)


def test_a_run_that_was_never_made_says_so(cold, tmp_path):
    record = load_run(RunStore(tmp_path), cold.inputs).experiment
    assert (record.state, record.remark) == ("failed", "it was never made")


@pytest.mark.parametrize("content", ["", '{"name": "a"', '{"name": "a"}', "\ufffd"])
def test_a_damaged_record_is_named_with_what_to_do(cold, tmp_path, content):
    folder = RunStore(tmp_path).folder(cold.inputs.digest())
    folder.mkdir(parents=True)
    (folder / "experiment.json").write_text(content, encoding="utf-8")
    with pytest.raises(
        StoredDataError, match=r"experiment\.json is damaged .*remove its folder and run"
    ):
        load_run(RunStore(tmp_path), cold.inputs)


def test_a_record_that_is_missing_is_named(cold, tmp_path):
    RunStore(tmp_path).folder(cold.inputs.digest()).mkdir(parents=True)
    with pytest.raises(StoredDataError, match=r"experiment\.json cannot be read .*again"):
        load_run(RunStore(tmp_path), cold.inputs)


def test_a_dope_that_did_not_dissolve_has_no_structure_and_says_why(cold, tmp_path):
    produce(cold.model_dump_json(), str(tmp_path))
    found = load_run(RunStore(tmp_path), cold.inputs)
    assert found.layers == 0
    with pytest.raises(StoredDataError, match=r"has no structure-0\.npz: .*crystals"):
        found.membrane()


def test_a_results_folder_gives_its_records(cold, tmp_path):
    produce(cold.model_dump_json(), str(tmp_path))
    (record,) = records_in(tmp_path)
    assert (record.origin, record.state) == ("simulated", "not dissolved")


def test_a_folder_without_runs_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no finished run"):
        records_in(tmp_path)


def test_a_damaged_record_of_a_folder_is_named(tmp_path):
    place = tmp_path / "runs" / "abc"
    place.mkdir(parents=True)
    (place / "experiment.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoredDataError, match=r"experiment\.json is damaged"):
        records_in(tmp_path)
