"""Threads by the size of a field."""

import numba
import pytest

from poreform.structure.kernels.threads import SMALL, threads_for


def test_a_small_field_is_worth_one_thread_and_a_large_one_all():
    before = numba.get_num_threads()
    with threads_for(SMALL - 1):
        small = numba.get_num_threads()
    with threads_for(SMALL):
        large = numba.get_num_threads()
    assert (small, large) == (1, before)
    assert numba.get_num_threads() == before


def test_the_threads_come_back_after_an_error():
    before = numba.get_num_threads()
    with pytest.raises(ValueError, match="broke"), threads_for(1):
        raise ValueError("broke")
    assert numba.get_num_threads() == before
