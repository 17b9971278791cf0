"""The fields of a recipe accept what a line does and refuse what no line does."""

import pytest
from pydantic import TypeAdapter, ValidationError

from poreform.process import fields


@pytest.mark.parametrize(
    ("field", "text", "si"),
    [
        (fields.Concentration, "25 wt%", 0.25),
        (fields.MolarMass, "2.5e5 g/mol", 250.0),
        (fields.ResinMolarMass, "100 kg/mol", 100.0),
        (fields.Thickness, "0,2 mm", 2e-4),
        (fields.Diameter, "1.25 mm", 1.25e-3),
        (fields.ProcessTemperature, "-20 degC", 253.15),
        (fields.ProcessTime, "2 h", 7200.0),
        (fields.HeatTransfer, "1 kW/m**2/K", 1000.0),
        (fields.StretchStrain, "60 %", 0.6),
        (fields.Depth, "0 %", 0.0),
    ],
)
def test_lab_text_becomes_si(field, text, si):
    assert TypeAdapter(field).validate_python(text) == pytest.approx(si)


@pytest.mark.parametrize(
    ("field", "text", "match"),
    [
        (fields.Thickness, "30 mm", "30000 um, outside 1 to 20000 um"),
        (fields.Diameter, "5 um", "5 um, outside 10 to 50000 um"),
        (fields.ProcessTemperature, "450 degC", "450 degC, outside -100 to 400 degC"),
        (fields.ProcessTime, "0 s", "0 s, outside 0.001 to 1e.07 s"),
        (fields.HeatTransfer, "-3 W/m**2/K", "outside 0.1 to 1e.06"),
        (fields.StretchStrain, "600 %", "600 %, outside 0.1 to 500 %"),
        (fields.Depth, "120 %", "120 %, outside 0 to 100 %"),
        (fields.ResinMolarMass, "100 g/mol", "100 g/mol, outside 1000"),
    ],
)
def test_what_no_line_does_is_refused(field, text, match):
    with pytest.raises(ValidationError, match=match):
        TypeAdapter(field).validate_python(text)
