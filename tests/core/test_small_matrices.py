"""one_thread: the libraries of linear algebra really use one, and get theirs back."""

import numpy as np
import scipy.linalg
from threadpoolctl import threadpool_info, threadpool_limits

from poreform.core.small_matrices import one_thread


def threads():
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_inside_there_is_one_thread_and_afterwards_as_many_as_before():
    with threadpool_limits(2, "blas"):
        before = threads()
        with one_thread():
            assert set(threads()) == {1}
        assert threads() == before
        assert len(before) >= 1


def test_a_window_within_another_is_still_one_thread():
    with threadpool_limits(2, "blas"), one_thread():
        with one_thread():
            pass
        assert set(threads()) == {1}


def test_the_algebra_is_that_of_before():
    matrix = np.random.default_rng(0).random((30, 30)) + 30.0 * np.eye(30)
    with one_thread():
        found = scipy.linalg.solve(matrix, np.ones(30))
    assert np.allclose(matrix @ found, 1.0)
