"""Standing observations."""

import pytest
from pydantic import ValidationError

from poreform.core.errors import InputError
from poreform.lab.standing import StandingObservation


def test_an_observation_is_read_with_its_units():
    found = StandingObservation.from_mapping(
        {
            "polymer": "PVDF",
            "solvent": "dibutyl maleate",
            "concentration": "30 wt%",
            "temperature": "160 degC",
            "time_stood": "2 hour",
            "seen": "planar interface",
        },
        name="note",
    )
    assert found.temperature == pytest.approx(433.15)
    assert found.time_stood == 7200.0


def test_a_temperature_without_a_unit_is_refused():
    with pytest.raises(InputError, match="160 has no unit"):
        StandingObservation.from_mapping(
            {
                "polymer": "a",
                "solvent": "b",
                "concentration": "1 %",
                "temperature": 160,
                "seen": "cloudy",
            },
            name="note",
        )


def test_only_four_things_can_be_seen():
    with pytest.raises(ValidationError, match="one phase"):
        StandingObservation(
            polymer="a", solvent="b", concentration=0.3, temperature=400.0, seen="foam"
        )
