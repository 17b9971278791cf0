"""The table of quantities."""

import pytest

from poreform.core.errors import UnknownNameError
from poreform.core.quantities import QUANTITIES, quantity
from poreform.core.units import from_si, to_si


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_lab_unit_converts_to_si_and_back(name):
    unit = QUANTITIES[name].unit
    assert to_si(from_si(0.5, unit), unit) == pytest.approx(0.5)


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_quantity_is_found_by_its_own_name(name):
    assert quantity(name).name == name


def test_an_unknown_quantity_is_refused():
    with pytest.raises(UnknownNameError, match="no quantity is called 'colour'"):
        quantity("colour")


def test_a_litre_per_square_metre_hour_and_bar_is_small_in_si():
    assert to_si(1.0, "L/m**2/hour/bar") == pytest.approx(1e-3 / 3600.0 / 1e5)
