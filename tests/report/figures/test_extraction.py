"""Extraction curves."""

import numpy as np
import pytest

from poreform.report.figures.extraction import extraction_of_run, figure_extraction
from poreform.report.view import ExtractionCurve


def test_exponential_washing_is_a_straight_line(run):
    axes = extraction_of_run(run(100)).axes[0]
    line = axes.lines[0]
    slope = np.diff(np.log(line.get_ydata())) / np.diff(line.get_xdata())
    assert slope == pytest.approx(-0.1)
    assert axes.get_yscale() == "log"


def test_the_drawing_ends_where_nothing_can_be_found():
    time = np.linspace(0.0, 1000.0, 101)
    axes = figure_extraction(ExtractionCurve(time, np.exp(-time))).axes[0]
    assert axes.get_ylim()[0] == pytest.approx(1e-4)
    assert axes.get_xlim()[1] < 30.0


def test_what_is_not_known_is_not_drawn(run):
    assert extraction_of_run(type(run(100))(experiment=run(100).experiment)) is None
