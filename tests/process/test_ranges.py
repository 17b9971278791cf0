"""Ranges: their limits belong to them, and a refusal says what to do."""

from typing import Annotated

import pytest
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from poreform.process.ranges import Range

SHARE = Range("the share", "dimensionless", "wt%", 10.0, 60.0, "change it")
RISE = Range("the rise", "kelvin", "K", 0.0, 50.0, "heat less", difference=True)


def adapter(allowed: Range) -> TypeAdapter[float]:
    return TypeAdapter(Annotated[float, BeforeValidator(allowed.parse)])


@pytest.mark.parametrize("edge", [0.1, 0.6])
def test_a_rounded_limit_is_moved_onto_the_limit(edge):
    beyond = edge * (1.0 + 1e-12)
    before = edge * (1.0 - 1e-12)
    found = {adapter(SHARE).validate_python(value) for value in (beyond, edge, before)}
    assert all(0.1 <= value <= 0.6 for value in found)


@pytest.mark.parametrize("outside", ["9.9 wt%", "60.1 wt%"])
def test_what_lies_outside_is_refused_with_limits_and_remedy(outside):
    with pytest.raises(
        ValidationError, match=rf"the share is {outside}, outside 10 to 60 wt%; change it"
    ):
        adapter(SHARE).validate_python(outside)


def test_a_difference_of_temperature_has_no_offset():
    assert adapter(RISE).validate_python("20 delta_degC") == pytest.approx(20.0)
    with pytest.raises(ValidationError, match=r"the rise is 60 K, outside 0 to 50 K"):
        adapter(RISE).validate_python("60 K")
