"""Cooling histories."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.report.figures.cooling import cooling_of_run, figure_cooling


def test_the_axis_ends_when_the_fall_is_over():
    time = np.linspace(0.0, 1000.0, 5001)
    history = History(time, 300.0 + 150.0 * np.exp(-time / 5.0))
    _, right = figure_cooling(history).axes[0].get_xlim()
    assert right == pytest.approx(1.1 * 5.0 * np.log(100.0), rel=0.01)


def test_a_history_that_does_not_cool_is_shown_whole():
    axes = figure_cooling(History.constant(400.0, 60.0)).axes[0]
    assert axes.get_xlim() == (0.0, 60.0)


def test_temperatures_are_in_celsius(run):
    line = cooling_of_run(run(100)).axes[0].lines[0]
    assert line.get_ydata()[0] == pytest.approx(420.0 - 273.15)


def test_what_is_not_known_is_not_drawn(run):
    assert cooling_of_run(type(run(100))(experiment=run(100).experiment)) is None
