"""The page to zoom holds every line and loads nothing."""

import json
import re

import numpy as np
import pytest

from poreform.report.curves import Measured, RecipePath, curves_of
from poreform.report.interactive import interactive_phase_diagram, save_interactive
from poreform.thermo.fitting import SeenPoints
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of

POINTS = SeenPoints.of(np.array([0.1, 0.3]), np.array([470.0, 460.0]))


@pytest.fixture(scope="module")
def diagram():
    """A diagram with two liquids."""
    return phase_diagram(system_of("PVDF", "DBP", molar_mass=300.0), undercooling=25.0)


@pytest.fixture(scope="module")
def page(diagram):
    """Its page, with two measured points and the way of a recipe."""
    return interactive_phase_diagram(
        diagram, measured=[Measured("seen", POINTS)], path=RecipePath(0.25, 480.0, 300.0)
    )


def traces(page):
    """The lines that the page hands to its script."""
    found = re.search(r'Plotly\.newPlot\(\s*"diagram",\s*(\[.*?\]),\s*\{"', page, re.DOTALL)
    return {trace["name"]: trace for trace in json.loads(found[1])}


def test_every_curve_the_points_and_the_recipe_are_on_it(page, diagram):
    names = {curve.name for curve in curves_of(diagram)}
    assert set(traces(page)) == names | {"seen", "the recipe: dissolved, cooled"}


def test_it_loads_nothing(page):
    assert not re.findall(r'<(?:script|link|img)[^>]*(?:src|href)=["\']https?:', page)


def test_points_stand_where_they_were_seen(page):
    seen = traces(page)["seen"]
    assert seen["x"] == pytest.approx([10.0, 30.0])
    assert seen["y"] == pytest.approx([196.85, 186.85])
    assert seen["error_y"]["array"] == pytest.approx([2.0, 2.0])


def test_a_page_is_written_whole(page, tmp_path):
    save_interactive(page, tmp_path / "diagram.html")
    assert (tmp_path / "diagram.html").read_text(encoding="utf-8") == page
