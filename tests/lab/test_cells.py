"""Cells: names and units out of headers, numbers out of text."""

import pytest

from poreform.core.units import Unit
from poreform.lab.cells import Scale, heading, is_missing, number, spelled


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Ts [degC]", "ts", "degC"),
        ("Ts (°C)", "ts", "degC"),
        ("P (%)", "p", "%"),
        ("TL / %", "tl", "%"),
        ("TL in %", "tl", "%"),
        ("thickness [µm]", "thickness", "µm"),
        ("Dissolution_Temperature [K]", "dissolution temperature", "kelvin"),
        ("P 2 [%]", "p 2", "%"),
        ("test speed [mm/min]", "test speed", "mm/min"),
        ("remark", "remark", ""),
    ],
)
def test_a_header_tells_its_name_and_its_unit(text, name, unit):
    found = heading(text)
    assert (found.name, found.unit) == (name, unit)


@pytest.mark.parametrize(
    ("text", "comma", "value", "unit"),
    [
        ("12.5", False, 12.5, ""),
        ("12,5", True, 12.5, ""),
        ("-3e2", False, -300.0, ""),
        ("140 °C", False, 140.0, "degC"),
        ("62.1%", False, 62.1, "%"),
        (".5", False, 0.5, ""),
    ],
)
def test_a_cell_tells_its_number_and_a_unit_beside_it(text, comma, value, unit):
    assert number(text, comma_decimals=comma) == (value, unit)


@pytest.mark.parametrize(
    ("text", "comma", "match"),
    [
        ("=1+2", False, "is a formula; save the values"),
        ("abc", False, "is no number"),
        ("12,5", False, "decimal comma in a table parted by commas"),
        ("1.234,5", True, "can be read in two ways"),
        ("1,234,5", True, "can be read in two ways"),
        ("1 234", False, "can be read in two ways"),
        ("1e999", False, "is no finite number"),
    ],
)
def test_a_cell_that_is_no_clear_number_is_refused(text, comma, match):
    with pytest.raises(ValueError, match=match):
        number(text, comma_decimals=comma)


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "NaN"])
def test_an_empty_cell_is_a_missing_figure(text):
    assert is_missing(text)


def test_a_zero_is_a_figure():
    assert not is_missing("0")


def test_the_scale_of_a_unit_takes_celsius_to_kelvin():
    scale = Scale.of(Unit("kelvin"), spelled("°C"))
    assert scale.si(140.0) == pytest.approx(413.15)
    with pytest.raises(ValueError, match="is not a quantity in degC"):
        Scale.of(Unit("kelvin"), "bar")


@pytest.mark.parametrize("unit", ["l/minM-7", "m*", "*/", "()", "K K K**", "l/0"])
def test_a_garbled_unit_is_refused_and_does_not_crash(unit):
    with pytest.raises(ValueError, match=r"quantity in metre\*\*3/second"):
        Scale.of(Unit("metre**3/second"), unit)
