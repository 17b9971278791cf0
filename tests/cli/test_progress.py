"""The bar shows what is done, and leaves when the work ends, however it ends."""

import io
import re

import pytest
from rich.console import Console

from poreform.cli.progress import Bar, Lines, _clock, watched


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


def written(amounts, *, total):
    stream = io.StringIO()
    lines = Lines(Console(file=stream, width=100))
    lines.start("virtual membranes", total)
    for amount in amounts:
        lines.advance(amount)
    lines.finish()
    return stream.getvalue().splitlines()


def test_a_log_file_is_told_how_far_the_work_is_and_what_is_left():
    begun, half, end = written([1.0, 1.0], total=2.0)
    assert begun == "virtual membranes: begun"
    assert re.fullmatch(r"virtual membranes: 50% done after \d+ s, about \d+ s left", half)
    assert end.endswith("about 0 s left")


def test_a_long_scan_writes_a_line_for_every_tenth_and_not_for_every_membrane():
    assert len(written([1.0] * 1000, total=1000.0)) == 11


def test_work_without_any_unit_is_no_division_by_zero():
    assert written([0.0], total=0.0) == ["virtual membranes: begun"]


def test_minutes_are_told_as_minutes():
    assert (_clock(59.4), _clock(125.0)) == ("59 s", "2 min 05 s")
