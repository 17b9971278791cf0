"""Means over specimens."""

import pytest

from poreform.core.reading import Reading
from poreform.lab.specimens import mean_readings, specimen_notes


def strength(value, note=""):
    return (Reading("breaking_strength", value, "MPa", "pulled, toe of 1 %", note=note),)


def test_the_mean_carries_spread_and_number():
    (mean,), notes = mean_readings({"a": strength(1.0), "b": strength(3.0)})
    assert (mean.value, mean.count, mean.method) == (2.0, 2, "mean of specimens, pulled")
    assert mean.std == pytest.approx(2.0**0.5)
    assert notes == ("2 specimens; ASTM D882 asks for at least 5",)


def test_a_bound_among_specimens_makes_the_mean_a_bound():
    (mean,), _ = mean_readings({"a": strength(1.0, "at least"), "b": strength(3.0)})
    assert mean.note == "1 of them not broken: at least"


def test_five_specimens_are_enough():
    assert specimen_notes(5) == ()
    assert specimen_notes(1)[0].startswith("1 specimen;")
