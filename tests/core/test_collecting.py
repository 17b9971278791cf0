"""The search for rings is left out inside the block, and goes on as before behind it."""

import gc
import weakref

import pytest

from poreform.core.collecting import set_aside, uncollected


@pytest.fixture
def _searching():
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.usefixtures("_searching")
def test_the_search_rests_inside_and_goes_on_behind():
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("_searching")
def test_the_search_goes_on_after_an_error():
    with pytest.raises(ValueError, match="wrong"), uncollected():
        raise ValueError("wrong")
    assert gc.isenabled()


@pytest.mark.usefixtures("_searching")
def test_a_search_that_rested_before_rests_behind():
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


class Ring:
    """Refers to itself."""

    def __init__(self):
        self.self = self


def test_what_was_there_is_passed_over_and_what_is_new_is_found():
    old = weakref.ref(Ring())
    with set_aside():
        new = weakref.ref(Ring())
        gc.collect()
        assert old() is not None
        assert new() is None
    gc.collect()
    assert old() is None


def test_what_somebody_else_set_aside_stays_there():
    with set_aside():
        count = gc.get_freeze_count()
        with set_aside():
            pass
        assert gc.get_freeze_count() == count
    assert gc.get_freeze_count() == 0
