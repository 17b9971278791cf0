"""A fact keeps SI inside, reads text with a unit and says who says so."""

import pytest

from poreform.core.errors import InputError
from poreform.core.units import Kelvin, Metre, Ratio
from poreform.materials.fact import Fact, KelvinSigned


def test_a_fact_reads_its_unit_and_is_kept_in_si():
    fact = Fact[Kelvin].from_mapping(
        {"value": "182 degC", "low": "178 degC", "status": "read", "source": "a paper"},
        name="test",
    )
    assert fact.value == pytest.approx(455.15)
    assert fact.low == pytest.approx(451.15)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (
            Fact[Kelvin](value=455.15, low=451.15, high=483.15, status="read", source="x"),
            "182 degC (178 to 210)",
        ),
        (Fact[Metre](value=4e-7, status="assumed", source="x"), "0.4 um"),
        (Fact[Ratio](value=2.0, high=2.6, status="assumed", source="x"), "2 (? to 2.6)"),
        (
            Fact[KelvinSigned](value=-127.8, at=433.15, status="assumed", source="x"),
            "-127.8 K at 160 degC",
        ),
    ],
)
def test_people_read_a_fact_in_the_lab_unit(fact, text):
    assert fact.lab_text == text


@pytest.mark.parametrize(
    ("content", "match"),
    [
        ({"value": 455.0, "status": "read", "source": "x"}, "455.0 has no unit"),
        (
            {"value": "182 bar", "status": "read", "source": "x"},
            "is not a quantity in degC",
        ),
        ({"value": "182 degC", "status": "read"}, "source: is missing; add it"),
        ({"value": "182 degC", "status": "read", "source": " "}, "source: string should"),
        (
            {"value": "182 degC", "status": "guess", "source": "x"},
            "status: input should be",
        ),
        (
            {"value": "182 degC", "low": "190 degC", "status": "read", "source": "x"},
            "455.15 lies below low 463.15",
        ),
        (
            {"value": "182 degC", "high": "170 degC", "status": "read", "source": "x"},
            "455.15 lies above high 443.15",
        ),
    ],
)
def test_an_unfounded_or_contradictory_fact_is_refused(content, match):
    with pytest.raises(InputError, match=match):
        Fact[Kelvin].from_mapping(content, name="test")
