"""The phase diagram is drawn where it was computed."""

import numpy as np
import pytest

from poreform.materials.catalogue import load
from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.report.curves import Measured, RecipePath
from poreform.report.figures.phase_diagram import (
    figure_phase_diagram,
    phase_diagram_of_scan,
)
from poreform.thermo.fitting import SeenPoints
from poreform.thermo.phase_diagram import phase_diagram
from poreform.virtual.substances import effective_system


@pytest.fixture(scope="module")
def diagram():
    """The phase diagram of the shipped recipe with two liquids."""
    catalogue = load()
    line = resolve(Recipe.from_toml("examples/recipes/pvdf_dbp_dehp.toml"), catalogue)
    return phase_diagram(effective_system(line, catalogue), undercooling=25.0)


@pytest.fixture(scope="module")
def drawn(diagram):
    """Its figure, by the label of each line."""
    axes = figure_phase_diagram(diagram, concentrations=[0.25]).axes[0]
    return {line.get_label(): line for line in axes.lines}


def test_the_melting_line_ends_at_the_melting_point_of_the_polymer(diagram, drawn):
    line = drawn["melting line of the solution"]
    melting = diagram.system.crystal.melting_temperature - 273.15
    assert line.get_xdata()[-1] == pytest.approx(100.0, abs=1.0)
    assert line.get_ydata()[-1] == pytest.approx(melting, abs=0.5)


def test_the_solution_crystallises_the_undercooling_below(drawn):
    melting = drawn["melting line of the solution"].get_ydata()
    assert drawn["crystallises on cooling (25 K below)"].get_ydata() == pytest.approx(
        melting - 25.0
    )


def test_the_spinodal_lies_within_the_binodal(drawn):
    top = drawn["critical point, upper"].get_ydata()[0]
    binodal = drawn["two liquids (binodal)"]
    spinodal = drawn["unstable (spinodal)"]
    temperatures = np.linspace(150.0, top - 5.0, 5)
    outer = np.interp(temperatures, binodal.get_ydata(), binodal.get_xdata())
    inner = np.interp(temperatures, spinodal.get_ydata(), spinodal.get_xdata())
    assert (outer < inner).all()


def test_a_scan_shows_its_dopes(scan_view, diagram):
    axes = phase_diagram_of_scan(scan_view(diagram=diagram)).axes[0]
    assert axes.lines[-1].get_xdata()[0] == pytest.approx(25.0)


def test_without_a_diagram_nothing_is_drawn(scan_view):
    assert phase_diagram_of_scan(scan_view()) is None


def test_points_with_errors_and_the_way_of_the_recipe_stand_on_it(diagram):
    seen = SeenPoints.of(
        np.array([0.1, 0.3]), np.array([470.0, 460.0]), np.array([1.0, 2.0])
    )
    figure = figure_phase_diagram(
        diagram, measured=[Measured("seen", seen)], path=RecipePath(0.25, 480.0, 300.0)
    )
    (axes,) = figure.axes
    bars = axes.containers[0]
    assert bars.get_label() == "seen"
    assert bars[0].get_ydata() == pytest.approx([196.85, 186.85])
    (lines,) = bars[2]
    heights = [segment[1, 1] - segment[0, 1] for segment in lines.get_segments()]
    assert heights == pytest.approx([4.0, 8.0])  # two standard deviations either way
    recipe = next(line for line in axes.lines if line.get_marker() == "D")
    assert (recipe.get_xdata()[0], recipe.get_ydata()[0]) == pytest.approx((25.0, 206.85))


def test_a_broad_polymer_shows_its_cloud_and_shadow_curve(diagram):
    broad = phase_diagram(diagram.system.with_dispersity(2.0), undercooling=25.0)
    (axes,) = figure_phase_diagram(broad).axes
    drawn = {line.get_label(): line for line in axes.lines}
    cloud = drawn["turns cloudy (all chains)"]
    assert cloud.get_ydata() == pytest.approx(broad.cloud.temperature - 273.15)
    assert "first droplets (shadow)" in drawn
