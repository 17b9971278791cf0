"""Sweeps: every run once, whatever breaks off, dies or fails on the way."""

import json
import os
from pathlib import Path

import pytest
from distributed import LocalCluster

from poreform.core.errors import InputError
from poreform.core.files import folder_atomic
from poreform.core.progress import Silent
from poreform.virtual.store import MOST_TRIES, RunStore
from poreform.virtual.sweep import Task, Workers, sweep

HERE = Workers(count=0)


def produce(payload, root):
    """Stand for a simulation: log the call, fail where asked to, else leave a folder."""
    order = json.loads(payload)
    store = RunStore(Path(root))
    (Path(root) / "calls").mkdir(exist_ok=True)
    calls = Path(root) / "calls" / order["digest"]
    calls.write_text((calls.read_text() if calls.exists() else "") + "x")
    if order["fails"]:
        raise ZeroDivisionError("this point cannot be made")
    with folder_atomic(store.folder(order["digest"])) as folder:
        (folder / "readings.json").write_text("{}")


def task(digest, *, fails=False):
    return Task(digest, json.dumps({"digest": digest, "fails": fails}), cost=1.0)


def calls(root, digest):
    return len((root / "calls" / digest).read_text())


def test_a_second_sweep_repeats_nothing(tmp_path):
    store, tasks = RunStore(tmp_path), [task("a"), task("b")]
    sweep(tasks, produce, store=store, workers=HERE, progress=Silent())
    sweep(tasks, produce, store=store, workers=HERE, progress=Silent())
    assert (calls(tmp_path, "a"), calls(tmp_path, "b")) == (1, 1)


def test_a_point_that_cannot_be_made_is_given_up_and_the_rest_go_on(tmp_path):
    store = RunStore(tmp_path)
    tasks = [task("bad", fails=True), task("good")]
    sweep(tasks, produce, store=store, workers=HERE, progress=Silent())
    assert store.is_done("good")
    assert store.failure("bad").tries == calls(tmp_path, "bad") == MOST_TRIES
    assert "this point cannot be made" in store.failure("bad").reason


@pytest.mark.slow
@pytest.mark.filterwarnings(
    # Dask leaves sockets of its start-up to the garbage collector
    "ignore::pytest.PytestUnraisableExceptionWarning",
    "ignore::ResourceWarning",
)
def test_two_processes_share_a_sweep_and_finish_all_of_it(tmp_path):
    store, tasks = RunStore(tmp_path), [task(name) for name in "abcd"]
    sweep(tasks, produce, store=store, workers=Workers(count=2), progress=Silent())
    assert [store.is_done(name) for name in "abcd"] == [True] * 4
    # Numba refuses to compile once its number of threads changes under it
    assert "NUMBA_NUM_THREADS" not in os.environ


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
def test_a_scheduler_that_does_not_answer_is_named(tmp_path):
    with pytest.raises(InputError, match="no Dask scheduler answers at"):
        sweep(
            [task("a")],
            produce,
            store=RunStore(tmp_path),
            workers=Workers(scheduler="nowhere://127.0.0.1:1"),
            progress=Silent(),
        )


@pytest.fixture
def cluster():
    with LocalCluster(
        n_workers=0, threads_per_worker=1, dashboard_address="127.0.0.1:0", memory_limit=0
    ) as started:
        yield started


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
def test_a_running_scheduler_is_used_by_its_address(tmp_path, cluster):
    store, tasks = RunStore(tmp_path), [task("a")]
    cluster.scale(1)
    workers = Workers(scheduler=cluster.scheduler_address)
    sweep(tasks, produce, store=store, workers=workers, progress=Silent())
    assert store.is_done("a")


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
def test_a_scheduler_without_workers_is_not_waited_for_for_ever(
    tmp_path, cluster, monkeypatch
):
    monkeypatch.setattr("poreform.virtual.sweep.WORKER_PATIENCE", "1s")
    workers = Workers(scheduler=cluster.scheduler_address)
    with pytest.raises(InputError, match="has no worker; start some"):
        sweep(
            [task("a")],
            produce,
            store=RunStore(tmp_path),
            workers=workers,
            progress=Silent(),
        )
