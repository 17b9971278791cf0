"""The search for rings is left out inside the block, and goes on as before behind it."""

import gc

import pytest

from poreform.core.collecting import uncollected


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
