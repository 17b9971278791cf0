"""Preparing a diagram: the user's points decide chi, Tc and the picture."""

from pathlib import Path

import pytest

from poreform.cli.diagramming import Asked, draw, prepare, show

RECIPE = Path("examples/recipes/pvdf_dbp_dehp.toml")
POINTS = """w [wt%],cloud point [degC],cloud point sd [K],Tc [degC]
10,205.5,1,138
20,201,1,140
30,192,1.5,143
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The shipped recipe with made-up points."""
    path = tmp_path_factory.mktemp("points") / "points.csv"
    path.write_text(POINTS, encoding="utf-8")
    return prepare(Asked(RECIPE, path, None, None))


def test_chi_follows_the_points(prepared):
    system = prepared.diagram.system
    assert prepared.fit is not None
    assert prepared.diagram.cloud_temperatures_at(
        prepared.points.cloud.weight_fraction
    ) == pytest.approx(prepared.points.cloud.temperature, abs=2.0)
    assert not system.chi.is_estimate


def test_the_crystallisation_line_is_the_measured_one(prepared):
    phi = prepared.diagram.system.volume_fraction(0.2, 413.15)
    assert prepared.diagram.crystallisation_temperature(phi) == pytest.approx(
        413.15, abs=0.1
    )


def test_it_is_drawn_by_the_ending_of_its_name(prepared, tmp_path):
    for name in ("diagram.svg", "diagram.html"):
        draw(prepared, tmp_path / name)
    assert "measured cloud points" in (tmp_path / "diagram.html").read_text("utf-8")
    assert "measured crystallisation" in (tmp_path / "diagram.svg").read_text("utf-8")


def test_the_answer_is_shown(prepared, capsys):
    show(prepared)
    said = capsys.readouterr().out
    assert "(D), predicted: planar interface expected" in said
    assert "fitted: chi(" in said
    assert "K above its cloud point" in said
