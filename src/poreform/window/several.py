"""Many windows at once: over the cores of this machine where that pays."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from poreform.core.progress import Progress
from poreform.window.question import Question
from poreform.window.stored import text_of

MANY = 100
"""Scans from which it pays to start other processes and to show how far the work is: they
take about a second."""

TOGETHER = 8
"""Scans handed to a process at a time."""

LEAST_EACH = 50
"""Scans for which a process is worth its start."""

MOST_WORKERS = 60
"""Processes that every system lets a pool have."""


def cores() -> int:
    """Return how many processors this program may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def texts_of(
    questions: Sequence[Question], *, workers: int, progress: Progress
) -> Iterator[str]:
    """Give the window of each question as text, in their order, each when it is known.

    Parameters
    ----------
    questions : sequence of Question
        Any number of them.
    workers : int
        Processes to use when there are many; 1 stays in this one.
    progress : Progress
        Told only when there are many.
    """
    if len(questions) < MANY:
        yield from _texts(questions)
        return
    progress.start("windows", len(questions))
    count = min(workers, len(questions) // LEAST_EACH, MOST_WORKERS)
    for text in _spread(questions, count) if count > 1 else map(_text, questions):
        progress.advance(1)
        yield text
    progress.finish()


def _spread(questions: Sequence[Question], workers: int) -> Iterator[str]:
    """Give the texts as other processes find them; this one takes over if they die."""
    methods = multiprocessing.get_all_start_methods()
    # a process forked from one with threads may hang; a server forked from nothing may not
    context = multiprocessing.get_context(
        "forkserver" if "forkserver" in methods else "spawn"
    )
    if "forkserver" in methods:
        context.set_forkserver_preload([__name__])
    rest = iter(questions)
    batches = iter(lambda: list(islice(rest, TOGETHER)), [])
    done = 0
    pool = ProcessPoolExecutor(workers, mp_context=context)
    try:
        for texts in pool.map(_texts, batches):
            yield from texts
            done += len(texts)
    except BrokenProcessPool:
        yield from map(_text, questions[done:])
    finally:
        pool.shutdown(cancel_futures=True)


def _texts(questions: Sequence[Question]) -> list[str]:
    return [_text(question) for question in questions]


def _text(question: Question) -> str:
    return text_of(question.window())
