"""Wet and dry curves."""

import numpy as np
import pytest

from poreform.report.figures.porometry import figure_porometry, porometry_of_run
from poreform.report.view import PorometryCurves


def test_wet_meets_half_dry_where_it_is_marked(run):
    axes = porometry_of_run(run(100)).axes[0]
    dry, half, wet = (line.get_ydata() for line in axes.lines[:3])
    pressure = axes.lines[0].get_xdata()
    crossing = pressure[np.flatnonzero(wet >= half - 1e-12)[1]]
    assert half == pytest.approx(0.5 * dry)
    assert crossing == pytest.approx(2.0, abs=pressure[1])
    assert [text.get_text() for text in axes.texts] == [
        "bubble point\n1 bar",
        "half dry\n2 bar",
    ]


def test_marks_close_together_do_not_cover_each_other():
    pressure = np.linspace(0.0, 1e5, 5)
    close = PorometryCurves(pressure, 0.5 * pressure, pressure, 5.0e4, 5.01e4)
    heights = [text.xy[1] for text in figure_porometry(close).axes[0].texts]
    assert abs(heights[0] - heights[1]) > 0.1


def test_the_key_stands_above_the_curves(run):
    axes = porometry_of_run(run(100)).axes[0]
    assert axes.get_legend().get_bbox_to_anchor().transformed(
        axes.transAxes.inverted()
    ).y0 == pytest.approx(1.0)


def test_unknown_points_are_not_marked():
    pressure = np.linspace(0.0, 1e5, 5)
    axes = figure_porometry(PorometryCurves(pressure, 0.5 * pressure, pressure)).axes[0]
    assert len(axes.texts) == 0


def test_what_was_not_measured_is_not_drawn(run):
    assert porometry_of_run(type(run(100))(experiment=run(100).experiment)) is None
