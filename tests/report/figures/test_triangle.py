"""The triangle is drawn where it was computed."""

import numpy as np
import pytest

from poreform.report.figures.triangle import figure_triangle
from poreform.thermo.components import Components
from poreform.thermo.ternary import ternary_binodal
from poreform.thermo.three_phases import triangles

NAMES = ("polymer", "resin", "solvent")


def matrix(one, two, three):
    return np.array([[0.0, one, two], [one, 0.0, three], [two, three, 0.0]])


@pytest.fixture(scope="module")
def nonsolvent():
    """Polymer, nonsolvent and solvent: one gap with a plait point."""
    sizes, chi = np.array([100.0, 1.0, 1.0]), matrix(2.0, 0.3, 0.5)
    return ternary_binodal(sizes, chi)


def lines(figure):
    return {line.get_label(): line for line in figure.axes[0].lines}


def test_the_binodal_lies_within_the_triangle_and_reaches_the_plait_point(nonsolvent):
    drawn = lines(figure_triangle(nonsolvent, names=NAMES, title="a test"))
    points = np.array(drawn["two liquids (binodal)"].get_data())
    assert np.isfinite(points).all()
    plait = [line for line in drawn.values() if line.get_marker() == "o"]
    ends = np.array(plait[0].get_data())[:, 0]
    assert points[:, -1] == pytest.approx(ends, abs=1e-9)


def test_corners_are_named(nonsolvent):
    axes = figure_triangle(nonsolvent, names=NAMES, title="a test").axes[0]
    assert [axes.get_tlabel(), axes.get_llabel(), axes.get_rlabel()] == list(NAMES)


def test_three_liquids_are_filled():
    sizes, chi = np.ones(3), matrix(3.0, 3.0, 3.0)
    curves = ternary_binodal(sizes, chi)
    three = triangles(Components(sizes, chi), curves)
    figure = figure_triangle(curves, names=NAMES, title="a test", triangles=three)
    assert len(figure.axes[0].patches) == len(three) == 1


def test_a_triangle_without_gap_says_so():
    axes = figure_triangle((), names=NAMES, title="a test").axes[0]
    assert "one liquid throughout" in [text.get_text() for text in axes.texts]
