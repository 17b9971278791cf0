"""The record: what it refuses and how its figures are read."""

import pytest
from pydantic import ValidationError

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment, refuse_impossible


def record(**changes):
    return Experiment(
        **{"name": "m1", "origin": "measured", "dissolution_temperature": 413.15, **changes}
    )


def reading(name, value):
    return Reading(name, value, "%", "as told")


def test_what_was_not_written_down_is_not_known():
    bare = record()
    assert (bare.concentration, bare.weight_average_molar_mass, bare.polymer) == (
        None,
        None,
        "",
    )


def test_the_value_is_the_mean_of_all_readings_of_a_quantity():
    found = record(readings=(reading("porosity", 50.0), reading("porosity", 52.0)))
    assert found.value("porosity") == 51.0
    assert found.reading("porosity").value == 50.0
    assert found.value("breaking_extension") is None
    assert found.reading("breaking_extension") is None


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"readings": (reading("porosity", 101.0),)}, "porosity of 101 % is outside"),
        (
            {"readings": (reading("breaking_extension", -1.0),)},
            "extension of -1 % is below",
        ),
        (
            {"state": "not dissolved", "readings": (reading("porosity", 50.0),)},
            "did not dissolve at its Ts but has readings",
        ),
        ({"resin": "PMMA"}, "give both or neither"),
        ({"resin_concentration": 0.1}, "give both or neither"),
        ({"treatment": "x"}, "treatment"),
        ({"geometry": "tube"}, "geometry"),
        ({"set_temperature": -1.0}, "set_temperature"),
        ({"replicate": 0}, "replicate"),
        ({"porosity": 50.0}, "Extra inputs"),
    ],
)
def test_a_record_that_cannot_be_is_refused(changes, match):
    with pytest.raises(ValidationError, match=match):
        record(**changes)


def test_a_record_survives_json():
    found = record(
        readings=(reading("porosity", 50.0),), treatment="ii", concentration=0.25
    )
    assert Experiment.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("name", "value", "std"),
    [("breaking_extension", 1e9, None), ("breaking_extension", 100.0, 1e5),
     ("porosity", 50.0, 101.0)],
)  # fmt: skip
def test_absurd_figures_are_refused(name, value, std):
    with pytest.raises(ValueError, match="is impossible; check its unit"):
        refuse_impossible(Reading(name, value, "%", "test", std=std))
