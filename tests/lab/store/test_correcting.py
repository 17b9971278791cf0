"""Corrections in the words of a person: fields and figures with their units."""

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.core.reading import Reading
from poreform.lab.store.correcting import corrected, place_of


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("thickness", "110 um", 1.1e-4),
        ("thickness", 1.1e-4, 1.1e-4),
        ("concentration", "30 wt%", 0.3),
        ("dissolution_temperature", "140 degC", 413.15),
        ("dissolution_time", "90 min", 5400.0),
        ("weight_average_molar_mass", "300000 g/mol", 300.0),
        ("replicate", "4", 4),
    ],
)
def test_a_field_takes_a_text_with_its_unit(membrane, field, text, value):
    found = dict(corrected(membrane(), {field: text}))[field]
    assert found == pytest.approx(value)


@pytest.mark.parametrize("value", ["71,5 %", 71.5])
def test_a_figure_takes_its_lab_unit(membrane, value):
    found = corrected(membrane(), {"breaking_extension": value})
    assert found.value("breaking_extension") == pytest.approx(71.5)
    assert found.readings[:2] == membrane().readings[:2]


def test_a_figure_in_another_unit_is_converted(membrane):
    pore = Reading("average_pore_size", 0.3, "um", "half-dry")
    record = membrane(readings=(pore,))
    found = corrected(record, {"average_pore_size": "250 nm"})
    assert found.value("average_pore_size") == pytest.approx(0.25)


def test_one_of_several_figures_is_named_by_its_number(membrane):
    found = corrected(membrane(), {"porosity#2": 69.0})
    assert [r.value for r in found.readings if r.name == "porosity"] == [71.0, 69.0]
    assert place_of(membrane(), "porosity#2") == 1


def test_a_whole_reading_may_be_given(membrane):
    reading = Reading("breaking_extension", 99.0, "%", "by hand", std=2.0)
    assert corrected(membrane(), {"breaking_extension": reading}).readings[2] == reading


def test_an_observation_is_corrected_field_by_field(observation):
    found = corrected(observation(), {"seen": "cloudy", "temperature": "130 degC"})
    assert (found.seen, found.temperature) == ("cloudy", pytest.approx(403.15))


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"thicknes": "1 mm"}, "did you mean 'thickness'"),
        ({"porosty#1": 3.0}, "did you mean 'porosity'"),
        ({"readings": ()}, "no field or quantity is called 'readings'"),
        ({"porosity": 3.0}, "has 2 figures of porosity"),
        ({"porosity#3": 3.0}, "has no porosity#3 on file"),
        ({"average_pore_size": 3.0}, "has no average_pore_size on file"),
        ({"breaking_extension": "wide"}, "breaking_extension: cannot read 'wide'"),
        ({"breaking_extension": "3 bar"}, "breaking_extension: '3 bar' is not"),
        ({"breaking_extension": "71.5"}, "'71.5' has no unit"),
        ({"breaking_extension": None}, "expected a figure in %"),
        ({"breaking_extension": -3.0}, "below 0 %"),
        ({"thickness": "110"}, "thickness: '110' has no unit"),
        ({"treatment": "x"}, "treatment"),
    ],
)
def test_what_cannot_be_is_refused(membrane, changes, match):
    with pytest.raises(InputError, match=match):
        corrected(membrane(), changes)


def test_an_unknown_field_of_an_observation_gets_the_nearest(observation):
    with pytest.raises(UnknownNameError, match="did you mean 'seen'"):
        corrected(observation(), {"sen": "cloudy"})
