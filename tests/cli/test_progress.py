"""The bar shows what is done, and leaves when the work ends, however it ends."""

import io

import pytest
from rich.console import Console

from poreform.cli.progress import Bar, watched


def drawn():
    stream = io.StringIO()
    return Bar(Console(file=stream, force_terminal=True, width=100)), stream


def test_the_bar_shows_the_share_done():
    bar, stream = drawn()
    bar.start("scan", 4.0)
    bar.advance(3.0)
    bar.finish()
    assert "scan" in stream.getvalue()
    assert "3/4" in stream.getvalue().replace(" ", "")


def test_a_bar_that_never_started_takes_everything():
    bar, stream = drawn()
    bar.advance(1.0)
    bar.finish()
    assert stream.getvalue() == ""


def stop_in_the_middle():
    with watched() as bar:
        bar.start("scan", 2.0)
        raise RuntimeError("stopped")


def test_an_error_takes_the_bar_away_and_passes():
    with pytest.raises(RuntimeError, match="stopped"):
        stop_in_the_middle()
