"""Pore sizes."""

import pytest

from poreform.report.figures.pore_sizes import pore_sizes_of_run


def test_the_running_sum_ends_at_the_whole(run):
    figure = pore_sizes_of_run(run(100))
    bars, running = figure.axes
    assert running.lines[0].get_ydata()[-1] == pytest.approx(100.0)
    assert sum(bar.get_height() for bar in bars.containers[0]) == pytest.approx(100.0)
    assert bars.get_ylabel() == "share of the gas flow / %"


def test_what_was_not_measured_is_not_drawn(run):
    assert pore_sizes_of_run(type(run(100))(experiment=run(100).experiment)) is None
