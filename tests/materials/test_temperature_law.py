"""Density, viscosity and surface tension between and beyond the measured temperatures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, OutOfRangeError
from poreform.materials import temperature_law
from poreform.materials.catalogue import load
from poreform.materials.fact import Fact


def points(*pairs):
    return tuple(
        Fact[float](value=value, at=at, status="assumed", source="made up")
        for at, value in pairs
    )


@given(zero=st.floats(50.0, 200.0), slope=st.floats(300.0, 1500.0))
def test_three_points_of_a_vogel_liquid_give_that_liquid_back(zero, slope):
    def vogel(temperature):
        return 1e-5 * math.exp(slope / (temperature - zero))

    known = points(*[(at, vogel(at)) for at in (300.0, 370.0, 470.0)])
    assert temperature_law.viscosity(known, 410.0) == pytest.approx(vogel(410.0), rel=1e-6)


def test_two_viscosity_points_lie_on_an_arrhenius_line():
    known = points((300.0, 2e-3), (400.0, 5e-4))
    middle = 2.0 / (1.0 / 300.0 + 1.0 / 400.0)
    assert temperature_law.viscosity(known, middle) == pytest.approx(1e-3)


@pytest.mark.parametrize("name", ["DMP", "sulfolane", "AP", "MS"])
def test_the_vogel_line_passes_near_the_point_it_was_not_drawn_through(name):
    known = load().solvent(name).viscosity
    left_out = known[1]
    assert temperature_law.viscosity(known, left_out.at) == pytest.approx(
        left_out.value, rel=0.05
    )


@pytest.mark.parametrize(
    ("name", "factor"),
    [("DMP", 1.2), ("MS", 1.2), ("CHO", 1.2), ("AP", 1.3), ("sulfolane", 1.45)],
)
def test_one_point_foretells_the_viscosity_at_100_degc_within_the_stated_factor(
    name, factor
):
    known = load().solvent(name).viscosity
    foretold = temperature_law.viscosity(known[:1], 373.15)
    measured = temperature_law.viscosity(known, 373.15)
    assert abs(math.log(foretold / measured)) < math.log(factor)


def test_three_points_that_no_vogel_line_joins_are_refused():
    known = points((300.0, 1e-2), (350.0, 9e-3), (400.0, 1e-4))
    with pytest.raises(InputError, match="do not lie on a Vogel line"):
        temperature_law.viscosity(known, 320.0)


def test_the_one_point_law_says_where_it_diverges():
    with pytest.raises(OutOfRangeError, match="diverges there; give a second"):
        temperature_law.viscosity(points((333.15, 0.223)), 250.0)


def test_density_is_exact_at_every_point_and_linear_between():
    known = points((300.0, 1000.0), (400.0, 900.0), (450.0, 840.0))
    found = [temperature_law.density(known, None, at) for at in (300, 350, 400, 425, 500)]
    assert found == pytest.approx([1000.0, 950.0, 900.0, 870.0, 780.0])


def test_one_density_point_goes_with_the_thermal_expansion():
    assert temperature_law.density(points((300.0, 1000.0)), 8e-4, 400.0) == pytest.approx(
        920.0
    )


def test_one_density_point_alone_is_not_enough():
    with pytest.raises(InputError, match="needs a thermal expansion"):
        temperature_law.density(points((300.0, 1000.0)), None, 400.0)


def test_two_points_at_one_temperature_are_refused():
    with pytest.raises(InputError, match="needs its own temperature"):
        temperature_law.sorted_points(points((300.0, 1.0), (300.0, 2.0)))


def test_surface_tension_falls_and_never_turns_negative():
    known = points((298.15, 0.033))
    assert temperature_law.surface_tension(known, 398.15) == pytest.approx(0.024)
    assert temperature_law.surface_tension(known, 2000.0) == 0.0


def test_outside_its_source_a_correlation_refuses_unless_told_otherwise():
    with pytest.raises(OutOfRangeError, match=r"at 227 degC: its source covers 27 to 127"):
        temperature_law.check_range("density", 500.15, (300.15, 400.15), extrapolate=False)
    temperature_law.check_range("density", 500.15, (300.15, 400.15), extrapolate=True)
