"""How many threads a field is worth."""

from collections.abc import Iterator
from contextlib import contextmanager

from numba import get_num_threads, set_num_threads

SMALL = 100_000
"""Cells below which waiting for other threads costs more than they give: a pass takes less
than a millisecond, and a thread may wait as long for its turn on a machine that is busy."""


@contextmanager
def threads_for(cells: int) -> Iterator[None]:
    """Let the kernels inside the block use one thread on a field of few cells."""
    before = get_num_threads()
    if cells < SMALL:
        set_num_threads(1)
    try:
        yield
    finally:
        set_num_threads(before)
