"""Constants carry their unit, their status and their source."""

from dataclasses import dataclass

import pytest

from poreform.core.errors import InputError
from poreform.process.constants import Constant, assumed, listing

STRESS = assumed("a stress", 2.0, "MPa", "a guess", between=(1.0, 4.0))


@dataclass(frozen=True)
class Model:
    stress: Constant = STRESS
    name: str = "not a constant"


def test_an_assumption_is_written_in_its_lab_unit_and_kept_in_si():
    assert STRESS.value == pytest.approx(2e6)
    assert (STRESS.low, STRESS.high) == (pytest.approx(1e6), pytest.approx(4e6))
    assert STRESS.shown == pytest.approx(2.0)


def test_a_fitted_value_replaces_the_assumption_with_its_provenance():
    fitted = STRESS.fitted(7e6, source="scan of lot 12")
    assert (fitted.value, fitted.status, fitted.source) == (7e6, "fitted", "scan of lot 12")
    assert fitted.meaning == STRESS.meaning


def test_the_listing_shows_value_range_status_and_source_of_every_constant():
    (row,) = listing([Model()])
    assert (row.material, row.field) == ("Model", "stress")
    assert (row.value, row.status, row.source) == ("2 MPa (1 to 4)", "assumed", "a guess")


def test_a_value_outside_its_own_range_is_refused():
    with pytest.raises(InputError, match="a stress is 9 MPa, outside its own range"):
        assumed("a stress", 9.0, "MPa", "a guess", between=(1.0, 4.0))


def test_only_models_are_listed():
    with pytest.raises(InputError, match="is no model; give instances"):
        listing([Model])
