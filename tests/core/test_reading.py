"""Readings keep the unit of their quantity and are finite."""

import math
from dataclasses import replace

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.core.reading import Reading


def porosity(value=72.0, **changes):
    return Reading(
        **{"name": "porosity", "unit": "%", "method": "weighing"} | changes, value=value
    )


def test_a_reading_keeps_what_it_was_given():
    reading = porosity(std=0.5, count=3)
    assert (reading.value, reading.std, reading.count) == (72.0, 0.5, 3)


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        pytest.param({"unit": "1"}, "is kept in '%', got '1'", id="unit"),
        pytest.param({"value": math.nan}, "is a finite number", id="nan"),
        pytest.param({"value": math.inf}, "is a finite number", id="infinite"),
        pytest.param({"std": -1.0}, "it is >= 0", id="negative spread"),
        pytest.param({"std": math.nan}, "it is >= 0", id="no spread"),
        pytest.param({"count": 0}, "it is 1 or more", id="mean of nothing"),
    ],
)
def test_what_is_no_reading_is_refused(changes, match):
    with pytest.raises(InputError, match=match):
        porosity(**changes)


def test_an_unknown_quantity_gets_the_nearest_one():
    with pytest.raises(UnknownNameError, match="did you mean 'porosity'"):
        porosity(name="porosty")


def test_a_reading_from_a_file_differs_in_nothing_but_the_file():
    reading = porosity(std=0.5, count=3, note="n", standard="ASTM D882")
    assert reading.read_from("ab" * 32) == replace(reading, raw_file="ab" * 32)
