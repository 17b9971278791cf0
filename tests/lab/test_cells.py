"""Cells: names and units out of headers, numbers out of text."""

import pytest

from poreform.core.units import Unit
from poreform.lab.cells import Scale, heading, is_missing, number, plain_text, spelled


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
        ("12.5", "point", 12.5, ""),
        ("12,5", "comma", 12.5, ""),
        ("12,5", "either", 12.5, ""),
        ("1,234", "comma", 1.234, ""),
        ("1.234", "point", 1.234, ""),
        ("1.234", "either", 1.234, ""),
        ("0,125", "either", 0.125, ""),
        ("-3e2", "point", -300.0, ""),
        ("140 °C", "point", 140.0, "degC"),
        ("62.1%", "point", 62.1, "%"),
        (".5", "point", 0.5, ""),
    ],
)
def test_a_cell_tells_its_number_and_a_unit_beside_it(text, comma, value, unit):
    assert number(text, decimals=comma) == (value, unit)


@pytest.mark.parametrize(
    ("text", "comma", "match"),
    [
        ("=1+2", "point", "is a formula; save the values"),
        ("abc", "point", "is no number"),
        ("12,5", "point", "decimal comma in a table parted by commas"),
        ("1,234", "either", "can be read in two ways"),
        ("1.234", "comma", "can be read in two ways"),
        ("2026-03-01", "point", "is a date or a time"),
        ("12.03.2026", "comma", "is a date or a time"),
        ("1.234,5", "comma", "can be read in two ways"),
        ("1,234,5", "comma", "can be read in two ways"),
        ("1 234", "point", "can be read in two ways"),
        ("1e999", "point", "is no finite number"),
    ],
)
def test_a_cell_that_is_no_clear_number_is_refused(text, comma, match):
    with pytest.raises(ValueError, match=match):
        number(text, decimals=comma)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "@SUM(A1)"])
def test_a_formula_is_no_text(text):
    with pytest.raises(ValueError, match="is a formula"):
        plain_text(text)


def test_the_error_of_a_formula_is_no_text():
    with pytest.raises(ValueError, match="is the error of a formula"):
        plain_text("#DIV/0!")


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


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("mm2", "mm**2"),
        ("g/cm3", "g/cm**3"),
        ("cm3/min", "cm**3/min"),
        ("L/m2/h/bar", "L/m**2/h/bar"),
        ("K/min", "delta_degC/min"),
        ("°C/min", "delta_degC/min"),
        ("mm", "mm"),
        ("mm**2", "mm**2"),
    ],
)
def test_units_are_spelled_as_labs_spell_them(written, unit):
    assert spelled(written) == unit
