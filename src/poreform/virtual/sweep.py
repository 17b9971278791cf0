"""Many runs at once: Dask spreads them, the results folder remembers them.

A task takes the text of a run's inputs and leaves a folder named by their hash; done means
that the folder exists.  A sweep therefore resumes by skipping what is there, wherever and
however it was stopped, and a task that a dead worker left is simply taken again.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from poreform.core.errors import InputError, PoreformError
from poreform.core.progress import Progress
from poreform.sim.threads import at_most
from poreform.virtual.store import MOST_TRIES, RunStore

if TYPE_CHECKING:
    from distributed import Client

logger = logging.getLogger(__name__)

ALLOWED_WORKER_DEATHS = 5
"""How many workers may die under one task before Dask gives it up."""

WORKER_PATIENCE = "60s"
"""How long a scheduler may take to find its first worker."""


@dataclass(frozen=True, slots=True)
class Task:
    """One run to be made."""

    digest: str
    """Hash of the inputs, name of the result folder."""

    payload: str
    """The inputs as text."""

    cost: float
    """Expected work in any unit, for the time estimate."""


Produce = Callable[[str, str], None]
"""Makes the run of a payload in the results folder (path as text)."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where a sweep runs."""

    count: int | None = None
    """Processes on this machine; None: one per core; 0: inside this process."""

    scheduler: str | None = None
    """Address of a running Dask scheduler that shares the results folder, or None."""


def sweep(
    tasks: Sequence[Task],
    produce: Produce,
    *,
    store: RunStore,
    workers: Workers,
    progress: Progress,
) -> None:
    """Make every run that is not done yet; failures are recorded and passed over.

    Parameters
    ----------
    tasks
        The runs; those that are done, or have failed three times, are skipped.
    produce
        A function of a module (Dask sends it to the workers by name).
    store
        The results folder.
    workers
        Where to run.
    progress
        Told of every run that ends, by its cost.
    """
    progress.start("virtual membranes", sum(task.cost for task in tasks))
    open_tasks = []
    for task in tasks:
        if store.is_done(task.digest) or _given_up(store, task.digest):
            progress.advance(task.cost)
        else:
            open_tasks.append(task)
    while open_tasks:
        ended = (
            _here(open_tasks, produce, store)
            if workers.count == 0 and workers.scheduler is None
            else _on_dask(open_tasks, produce, store, workers)
        )
        for task in ended:
            if store.is_done(task.digest) or _given_up(store, task.digest):
                progress.advance(task.cost)
        open_tasks = [
            task
            for task in open_tasks
            if not store.is_done(task.digest) and not _given_up(store, task.digest)
        ]
    progress.finish()


def _given_up(store: RunStore, digest: str) -> bool:
    record = store.failure(digest)
    return record is not None and record.tries >= MOST_TRIES


def attempt(
    produce: Produce, payload: str, root: str, digest: str, *, threads: int | None = None
) -> str:
    """Make one run; an error is recorded, not raised, so that the sweep goes on.

    What the models refuse they would refuse again: such a run is given up at once.  On at
    most `threads` threads, so that the workers of one machine share its cores.
    """
    store = RunStore(Path(root))
    try:
        with at_most(threads):
            produce(payload, root)
    except PoreformError as error:
        logger.info("run %s failed: %s", digest, error)
        store.give_up(digest, str(error))
    except Exception as error:  # noqa: BLE001  one bad point must not end a night's sweep
        logger.info("run %s failed: %s", digest, error)
        store.record_failure(digest, f"{type(error).__name__}: {error}")
    return digest


def _here(tasks: Sequence[Task], produce: Produce, store: RunStore) -> Iterator[Task]:
    for task in tasks:
        attempt(produce, task.payload, str(store.root), task.digest)
        yield task


def _on_dask(
    tasks: Sequence[Task], produce: Produce, store: RunStore, workers: Workers
) -> Iterator[Task]:
    from distributed import KilledWorker, as_completed  # noqa: PLC0415  slow to import

    by_digest = {task.digest: task for task in tasks}
    count, threads = _shares(workers, len(tasks))
    with _client(workers, count) as client:
        futures = [
            client.submit(
                attempt,
                produce,
                task.payload,
                str(store.root.resolve()),
                task.digest,
                threads=threads,
                key=f"poreform-{task.digest}",
                pure=False,
            )
            for task in tasks
        ]
        names = {
            future.key: task.digest for future, task in zip(futures, tasks, strict=True)
        }
        for future in as_completed(futures):
            digest = names[future.key]
            if future.status == "error":
                error = future.exception()
                reason = (
                    "its worker died" if isinstance(error, KilledWorker) else str(error)
                )
                store.record_failure(digest, reason)
            yield by_digest[digest]


def _shares(workers: Workers, tasks: int) -> tuple[int, int | None]:
    """Return how many processes this machine starts, and the threads of each.

    The threads are asked for in each task and not by an environment variable: Dask sets
    those in this process too, where a compiler that has started refuses the change.
    """
    if workers.scheduler is not None:
        return 0, None
    cores = os.cpu_count() or 1
    count = min(workers.count or cores, tasks)
    return count, max(1, cores // count)


@contextmanager
def _client(workers: Workers, count: int) -> "Iterator[Client]":
    """Give a client of the named scheduler, or of a cluster on this machine."""
    import dask  # noqa: PLC0415  slow to import
    from distributed import Client, LocalCluster  # noqa: PLC0415

    settings = {
        "distributed.scheduler.allowed-failures": ALLOWED_WORKER_DEATHS,
        "distributed.comm.timeouts.connect": "60s",
    }
    with dask.config.set(settings):
        if workers.scheduler is not None:
            with _connected(workers.scheduler) as client:
                _check_workers(client, workers.scheduler)
                yield client
            return
        with (
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",
                memory_limit=0,
                silence_logs=logging.ERROR,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client


def _connected(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415  slow to import

    try:
        return Client(address, timeout="30s")
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"no Dask scheduler answers at {address!r} ({error}); start one with "
            "'dask scheduler', or leave the address out to use this machine"
        ) from error


def _check_workers(client: "Client", address: str) -> None:
    """Refuse a cluster that could not make a run: Dask would wait for it for ever."""
    try:
        client.wait_for_workers(1, timeout=WORKER_PATIENCE)
        versions = client.run(version, "poreform")
    except TimeoutError as error:
        raise InputError(
            f"the Dask scheduler at {address!r} has no worker; start some with "
            f"'dask worker {address}', or leave the address out to use this machine"
        ) from error
    except PackageNotFoundError as error:
        raise InputError(
            f"the workers of the Dask scheduler at {address!r} have no Poreform; install "
            "it in the Python that runs them"
        ) from error
    ours = version("poreform")
    others = sorted({found for found in versions.values() if found != ours})
    if others:
        raise InputError(
            f"the workers of the Dask scheduler at {address!r} have Poreform "
            f"{', '.join(others)} and this is {ours}; install one version on both"
        )
