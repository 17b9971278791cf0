"""Memory: many records at once without the search for rings of objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave out Python's search for rings of objects inside the block.

    Records refer to no one that refers to them, so that there is nothing to find; but the
    search goes through all of them again and again while their number grows, and takes a
    third of the time of making them.  What is not needed any more is freed all the same.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """Let Python's search for rings pass over all objects that are there already.

    For work that leaves rings of its own, such as drawing, beside many records: those made
    inside the block are found as ever, and the records are not gone through each time.
    """
    if gc.get_freeze_count():  # set aside by somebody else, who will take them back
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
