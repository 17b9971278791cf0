"""Quantities as people write them, against conversions known without pint."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from poreform.core.units import (
    Fraction,
    Kelvin,
    KelvinDifference,
    Metre,
    Pascal,
    Ratio,
    Unit,
    from_si,
    to_si,
)

FINITE = st.floats(-1e6, 1e6)
LAB_UNITS = ["degC", "um", "%", "bar", "MPa", "mN/m", "g/mol", "L/m**2/hour/bar", "1"]


def read(kind, value, *, from_file=True):
    return TypeAdapter(kind).validate_python(value, context={"from_file": from_file})


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kelvin, "26.9 degC", 300.05),
        (Kelvin, "165 °C", 438.15),
        (Kelvin, "26,9 degC", 300.05),
        (Kelvin, "300 K", 300.0),
        (KelvinDifference, "5 degC", 5.0),
        (KelvinDifference, "5 K", 5.0),
        (KelvinDifference, "9 delta_degF", 5.0),
        (Metre, "0.2 µm", 2e-7),
        (Metre, "0.2 μm", 2e-7),
        (Pascal, "1.5 bar", 1.5e5),
        (Fraction, "25 wt%", 0.25),
        (Fraction, "25 %", 0.25),
        (Fraction, "0.25", 0.25),
        (Ratio, "150 %", 1.5),
    ],
)
def test_a_lab_text_means_the_same_in_si(kind, text, expected):
    assert read(kind, text) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("kind", "value", "match"),
    [
        pytest.param(Kelvin, 26.9, "has no unit; write e.g. '26.9 degC'", id="bare"),
        pytest.param(Kelvin, "26.9", "has no unit", id="bare text"),
        pytest.param(Kelvin, "26.9 bar", "is not a quantity in degC", id="pressure"),
        pytest.param(Kelvin, "-300 degC", "outside the allowed range: above", id="cold"),
        pytest.param(Kelvin, "1,000 K", "can be read in two ways", id="thousands"),
        pytest.param(Kelvin, "9**9**9 K", "cannot read", id="arithmetic"),
        pytest.param(Kelvin, "1e9999 K", "is not a quantity", id="endless number"),
        pytest.param(Kelvin, "1e999 K", "outside the allowed range", id="infinite"),
        pytest.param(Kelvin, "nan K", "cannot read", id="no number"),
        pytest.param(Kelvin, "5 " + "K" * 90, "92 characters", id="long"),
        pytest.param(Kelvin, True, "expected a quantity", id="truth"),
        pytest.param(Kelvin, None, "expected a quantity", id="nothing"),
        pytest.param(Metre, "0 m", "above 0 um", id="zero length"),
        pytest.param(Fraction, "130 %", "at most 100 %", id="more than all"),
        pytest.param(KelvinDifference, "-5 K", "at least 0 K", id="negative step"),
    ],
)
def test_what_cannot_be_a_quantity_is_refused(kind, value, match):
    with pytest.raises(ValidationError, match=match):
        read(kind, value)


def test_a_python_number_is_si():
    assert read(Kelvin, 300, from_file=False) == 300.0


@pytest.mark.parametrize("unit", LAB_UNITS)
@given(value=FINITE)
def test_going_to_the_lab_and_back_changes_nothing(unit, value):
    there = from_si(value, unit)
    assert to_si(there, unit) == pytest.approx(value, rel=1e-12, abs=1e-9)


@given(value=st.floats(-200.0, 2000.0, allow_nan=False))
def test_celsius_is_kelvin_shifted(value):
    assert from_si(value + 273.15, "degC") == pytest.approx(value, abs=1e-9)


def reading_of(text):
    """Return the kelvins that a text means, or the sentence that refuses it."""
    unit = Unit("kelvin", above=0.0)
    try:
        return unit.checked(unit.from_text(text)), ""
    except ValueError as error:
        return 0.0, str(error)


@given(text=st.text(max_size=60))
def test_any_text_is_a_finite_quantity_or_a_sentence(text):
    kelvins, sentence = reading_of(text)
    assert math.isfinite(kelvins)
    assert (kelvins > 0.0) != bool(sentence)
