"""How many threads a grid is worth, and how many a run may take."""

import numba
import numpy as np
import pytest

from poreform.sim.grid import Grid
from poreform.sim.run import run
from poreform.sim.threads import at_most, threads_for


def test_a_small_grid_uses_one_thread_and_gives_the_rest_back():
    before = numba.get_num_threads()
    with threads_for(Grid((8, 8, 8), 1e-7, (True, True, True))) as count:
        assert count == numba.get_num_threads() == 1
    assert numba.get_num_threads() == before


@pytest.mark.skipif(numba.config.NUMBA_NUM_THREADS < 2, reason="one thread only")
def test_the_number_of_threads_moves_a_run_by_rounding_only(make_problem, monkeypatch):
    """Bits are the same for one number of threads: vectorised loops end per chunk."""
    alone = run(make_problem(), seed=1).state.phi
    monkeypatch.setattr("poreform.sim.threads.CELLS_PER_THREAD", 1)
    several = run(make_problem(), seed=1).state.phi
    np.testing.assert_allclose(several, alone, atol=1e-6)


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (None, None), (10**6, None)])
def test_a_run_takes_no_more_threads_than_it_was_given(asked, given):
    before = numba.get_num_threads()
    with at_most(asked):
        assert numba.get_num_threads() == (given or before)
    assert numba.get_num_threads() == before
