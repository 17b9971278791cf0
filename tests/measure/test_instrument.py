"""A reading stands in the lab unit of its quantity."""

import pytest

from poreform.measure.instrument import reading_of


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("porosity", 0.7, 70.0),
        ("maximum_pore_size", 3e-7, 0.3),
        ("genus_density", 2e18, 2.0),
        ("anisotropy", 1.5, 1.5),
    ],
)
def test_si_becomes_the_lab_unit(name, value, expected):
    reading = reading_of(name, value, std=0.1 * value, method="by hand")
    assert reading.value == pytest.approx(expected)
    assert reading.std == pytest.approx(0.1 * expected)


def test_an_unknown_deviation_stays_unknown():
    assert reading_of("porosity", 0.7, method="by hand").std is None
