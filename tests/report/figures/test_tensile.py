"""Tensile curves."""

import pytest

from poreform.report.figures.tensile import tensile_of_run


def test_the_curve_ends_at_the_break(run):
    axes = tensile_of_run(run(100)).axes[0]
    assert axes.lines[0].get_xdata()[-1] == pytest.approx(80.0)
    assert axes.texts[0].get_text() == "break at 80 %"


def test_what_was_not_drawn_out_is_not_drawn(run):
    assert tensile_of_run(type(run(100))(experiment=run(100).experiment)) is None
