"""The window figure shows the numbers of the window."""

import numpy as np
import pytest
from matplotlib.collections import PolyCollection

from poreform.report.figures.window import figure_window, window_of_scan
from poreform.window.find import find_window


def curve(middle, *, start, end, temperatures=range(100, 185, 5)):
    return {
        float(ts): start + (end - start) / (1.0 + np.exp(-(ts - middle) / 4.0))
        for ts in temperatures
    }


def test_tl_and_tu_stand_in_the_titles(scan_view):
    figure = window_of_scan(scan_view().scans[0])
    titles = [axes.get_title(loc="left") for axes in figure.axes[:2]]
    assert titles == ["Tl = 132.5 °C", "Tu = 157.5 °C"]


def test_the_bars_are_the_slopes(scan_view):
    window = scan_view().scans[0].window
    axes = figure_window(window).axes[2]
    (bars,) = [group for group in axes.collections if isinstance(group, PolyCollection)]
    corners = [path.vertices[:4] for path in bars.get_paths()]
    heights = [corner[1, 1] for corner in corners]
    assert heights == pytest.approx([slope.value for slope in window.lower.slopes])
    middles = [(corner[0, 0] + corner[2, 0]) / 2.0 for corner in corners]
    assert middles == pytest.approx([slope.middle for slope in window.lower.slopes])
    assert {tuple(corner[[0, 3], 1]) for corner in corners} == {(0.0, 0.0)}


def test_a_window_without_a_value_says_its_status():
    window = find_window(curve(130.0, start=70.0, end=70.0), {})
    titles = [axes.get_title(loc="left") for axes in figure_window(window).axes[:2]]
    assert titles == ["Tl: undefined", "Tu: no data"]


def test_what_did_not_dissolve_is_marked():
    porosity = curve(140.0, start=50.0, end=70.0) | {100.0: "not dissolved"}
    figure = figure_window(find_window(porosity, {}))
    assert [text.get_text() for text in figure.axes[0].texts] == [
        "not dissolved\nup to 100 °C"
    ]
