"""Hansen space: solvents stand where their parameters are, and it says what it is."""

import pytest

from poreform.materials.catalogue import load
from poreform.report.figures.hansen_space import figure_hansen_space
from poreform.thermo.screening import screen


@pytest.fixture(scope="module")
def ranked():
    """Two solvents of PVDF."""
    shelf = load()
    solvents = [shelf.solvent(name) for name in ("DBP", "DEHP")]
    return screen(
        shelf.polymer("PVDF"), solvents, shelf, molar_mass=300.0, temperature=450.0
    )


@pytest.fixture(scope="module")
def figure(ranked):
    """The drawing."""
    polymer = load().polymer("PVDF")
    return figure_hansen_space(
        ranked, polymer="PVDF", centre=polymer.hansen.parts, radius=8e3
    )


def test_each_solvent_stands_at_its_parameters(figure, ranked):
    first = figure.axes[0].lines[1]
    dispersion, polar, _ = ranked[0].parts
    assert first.get_xdata()[0] == pytest.approx(dispersion / 1e3)
    assert first.get_ydata()[0] == pytest.approx(polar / 1e3)
    assert [text.get_text() for text in figure.axes[0].texts] == ["1", "2"]
    listed = figure.axes[2].texts[0].get_text().splitlines()
    assert listed == [f"{i}  {c.solvent}" for i, c in enumerate(ranked, start=1)]


def test_the_sphere_is_half_as_wide_in_dispersion(figure):
    (shadow,) = figure.axes[0].patches
    assert (shadow.width, shadow.height) == pytest.approx((8.0, 16.0))


def test_it_is_called_a_rank(figure):
    assert "no yes or no" in figure.get_suptitle()
