"""How many threads a grid is worth, and how many a run may take."""

from collections.abc import Iterator
from contextlib import contextmanager

import numba

from poreform.sim.grid import Grid

CELLS_PER_THREAD = 16384
"""Below this share of the cells a thread spends its time waiting for the others."""


@contextmanager
def threads_for(grid: Grid) -> Iterator[int]:
    """Let the kernels and transforms inside the block use as many threads as pay.

    Yields their number. Results do not depend on it.
    """
    before = numba.get_num_threads()
    count = max(1, min(before, grid.cells // CELLS_PER_THREAD))
    numba.set_num_threads(count)
    try:
        yield count
    finally:
        numba.set_num_threads(before)


@contextmanager
def at_most(count: int | None) -> Iterator[None]:
    """Let the kernels inside the block use `count` threads at most; None: all there are."""
    before = numba.get_num_threads()
    numba.set_num_threads(max(1, min(count or before, before)))
    try:
        yield
    finally:
        numba.set_num_threads(before)
