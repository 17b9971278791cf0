"""Fields and figures are shown as a lab writes them."""

import pytest

from poreform.cli.lab_words import figure, in_words, lines
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation

POROSITY = Reading("porosity", 71.25, "%", "weighing", std=0.4, count=3)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("dissolution_temperature", 413.15, "140 degC"),
        ("concentration", 0.25, "25 wt%"),
        ("weight_average_molar_mass", 250.0, "250000 g/mol"),
        ("thickness", 1.1e-4, "110 um"),
        ("test_speed", 1e-3, "60 mm/min"),
        ("replicate", 2, "2"),
        ("uniform_before", False, "no"),
        ("lot", "", ""),
        ("treatment", None, ""),
        ("porosity", (POROSITY,), "71.25 ± 0.4 % (n = 3)"),
    ],
)
def test_a_value_stands_in_the_unit_of_the_lab(field, value, words):
    assert in_words(field, value) == words


def test_a_bare_figure_is_a_number():
    assert figure(Reading("tortuosity", 1.5, "1", "computed")) == "1.5"


def test_only_what_is_stated_is_shown():
    record = Experiment(
        name="A", origin="measured", dissolution_temperature=413.15, lot="B"
    )
    assert lines(record) == [
        ("name", "A"),
        ("origin", "measured"),
        ("dissolution temperature", "140 degC"),
        ("lot", "B"),
        ("replicate", "1"),
        ("state", "made"),
    ]


def test_every_dimensional_field_has_its_unit():
    """A float field without a unit would be shown as a bare SI number."""
    fields = Experiment.model_fields | StandingObservation.model_fields
    floats = {name for name, info in fields.items() if "float" in str(info.annotation)}
    shown = {name for name in floats if len(in_words(name, 0.5).split()) == 2}
    assert shown == floats
