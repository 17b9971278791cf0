"""Curves: what a mapping of readings becomes, and what is refused."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.window.curve import curve_of


def test_replicates_at_one_grid_point_are_averaged_without_rounding():
    curve = curve_of("porosity", {100.2: [50.0, 50.5], 99.8: 51.0}, 0.5)
    assert curve.means == {0: pytest.approx(151.5 / 3)}
    assert curve.points[0].standard_deviation == pytest.approx(0.5)


def test_a_temperature_off_the_grid_is_kept_apart_at_its_true_value():
    curve = curve_of("porosity", {100.0: 50.0, 102.3: 51.0}, 0.5)
    assert list(curve.means) == [0]
    assert curve.off_grid[0].temperature == 102.3


def test_a_polymer_that_did_not_dissolve_is_no_zero():
    curve = curve_of("breaking_extension", {100.0: "not dissolved", 105.0: 80.0}, 0.5)
    assert curve.not_dissolved == (0,)
    assert curve.means == {1: 80.0}


def test_a_membrane_made_where_another_did_not_dissolve_counts():
    curve = curve_of("porosity", {100.0: "not dissolved", 100.1: 50.0}, 0.5)
    assert curve.not_dissolved == ()


def test_a_reading_brings_its_stated_error():
    reading = Reading("porosity", 60.0, "%", "weighing", std=1.0, count=4)
    curve = curve_of("porosity", {100.0: reading}, 0.5)
    assert curve.samples[0].variance == pytest.approx(0.25)


def test_numpy_numbers_and_arrays_are_figures_too():
    curve = curve_of("porosity", {np.float64(100.0): np.array([50, 52])}, 0.5)
    assert curve.means == {0: 51.0}


@pytest.mark.parametrize(
    ("quantity", "readings", "match"),
    [
        ("porosity", {100.0: 101.0}, "Ts = 100 degC the porosity is 101 %, outside 0"),
        ("porosity", {105.0: [50.0, -1.0]}, "Ts = 105 degC the porosity is -1 %"),
        ("breaking_extension", {100.0: -3.0}, "breaking extension is -3 %, below 0"),
        ("porosity", {100.0: float("nan")}, "the porosity is nan; leave"),
        ("porosity", {float("inf"): 50.0}, "Ts = inf is no dissolution temperature"),
        ("porosity", {100.0: True}, "stands True, which is no number"),
        ("porosity", {100.0: "lumps"}, "stands 'lumps'; give numbers"),
        (
            "porosity",
            {100.0: Reading("breaking_extension", 60.0, "%", "m")},
            "a reading of breaking_extension; this curve is the porosity",
        ),
    ],
)
def test_what_cannot_be_a_figure_is_refused_by_its_place(quantity, readings, match):
    with pytest.raises(InputError, match=match):
        curve_of(quantity, readings, 0.5)


def test_every_culprit_is_named_at_once():
    with pytest.raises(InputError, match=r"105 degC.*110 degC"):
        curve_of("porosity", {105.0: 101.0, 110.0: -1.0}, 0.5)


def test_an_extension_above_100_percent_is_fine():
    assert curve_of("breaking_extension", {100.0: 350.0}, 0.5).means == {0: 350.0}
