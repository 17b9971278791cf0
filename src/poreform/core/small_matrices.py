"""Linear algebra of small matrices: a second thread costs more than it gives."""

from contextlib import AbstractContextManager
from functools import cache
from importlib import import_module

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Return the context in which linear algebra uses one thread.

    On a matrix of a few dozen rows the threads of the library mostly wait for each other:
    twice the time on an idle machine, more on a busy one, and other last digits on every
    number of cores.
    """
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    # it knows the libraries that are there when it is made: numpy's and scipy's
    import_module("scipy.linalg")
    return ThreadpoolController()
