"""Pore sizes."""

import numpy as np
import pytest

from poreform.report.figures.pore_sizes import figure_pore_sizes, pore_sizes_of_run
from poreform.report.view import PoreSizes


def test_the_running_sum_ends_at_the_whole(run):
    figure = pore_sizes_of_run(run(100))
    bars, running = figure.axes
    assert running.lines[0].get_ydata()[-1] == pytest.approx(100.0)
    areas = [bar.get_height() * bar.get_width() for bar in bars.containers[0]]
    assert sum(areas) == pytest.approx(100.0)
    assert bars.get_ylabel() == "gas flow / (% per µm)"


def test_equal_shares_of_wider_classes_stand_lower_and_leave_no_gap():
    sizes = PoreSizes(np.array([1.0, 2.0, 4.0, 8.0]) * 1e-7, np.full(4, 0.25), "gas flow")
    bars = figure_pore_sizes(sizes).axes[0].containers[0]
    heights = [bar.get_height() for bar in bars]
    assert heights == sorted(heights, reverse=True)
    assert [bar.get_x() for bar in bars][1:] == pytest.approx(
        [bar.get_x() + bar.get_width() for bar in bars][:-1]
    )


def test_what_was_not_measured_is_not_drawn(run):
    assert pore_sizes_of_run(type(run(100))(experiment=run(100).experiment)) is None
