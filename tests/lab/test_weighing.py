"""Porosity by weighing: limits, two ways, and the error against a drawn sample."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.lab.weighing import Weighed, porosity_by_size, porosity_by_wet_mass

POLYMER, LIQUID = Weighed(1780.0), Weighed(785.0)


@given(porosity=st.floats(0.01, 0.99), volume=st.floats(1e-9, 1e-5))
def test_both_ways_find_the_porosity_of_a_full_membrane(porosity, volume):
    dry = Weighed((1.0 - porosity) * volume * POLYMER.value)
    wet = Weighed(dry.value + porosity * volume * LIQUID.value)
    by_mass = porosity_by_wet_mass(dry, wet, LIQUID, POLYMER)
    by_size = porosity_by_size(dry, Weighed(volume), POLYMER)
    assert by_mass.value == pytest.approx(porosity, rel=1e-6)
    assert by_size.value == pytest.approx(porosity, rel=1e-6)


def test_the_stated_error_is_the_spread_of_drawn_weighings():
    rng = np.random.default_rng(1)
    dry, wet, volume = 0.5e-3, 1.4e-3, 9e-7
    draws = rng.normal(size=(4, 20_000))
    drawn = [
        porosity_by_wet_mass(
            Weighed(dry + 5e-6 * a), Weighed(wet + 5e-6 * b), LIQUID, Weighed(1780 + 20 * c)
        ).value
        for a, b, c, _ in draws.T
    ]
    told = porosity_by_wet_mass(
        Weighed(dry, 5e-6), Weighed(wet, 5e-6), LIQUID, Weighed(1780.0, 20.0)
    )
    assert told.std == pytest.approx(np.std(drawn), rel=0.03)
    sized = [
        porosity_by_size(
            Weighed(dry + 5e-6 * a), Weighed(volume * (1 + 0.02 * b)), POLYMER
        ).value
        for a, b, *_ in draws.T
    ]
    told = porosity_by_size(Weighed(dry, 5e-6), Weighed(volume, 0.02 * volume), POLYMER)
    assert told.std == pytest.approx(np.std(sized), rel=0.03)


@pytest.mark.parametrize(
    ("dry", "wet", "match"),
    [(1e-3, 1e-3, "are the columns swapped"), (0.0, 1e-3, "are above 0")],
)
def test_impossible_weighings_are_refused(dry, wet, match):
    with pytest.raises(InputError, match=match):
        porosity_by_wet_mass(Weighed(dry), Weighed(wet), LIQUID, POLYMER)


def test_a_membrane_denser_than_its_polymer_is_refused():
    with pytest.raises(InputError, match="more than its polymer"):
        porosity_by_size(Weighed(2.0), Weighed(1e-3), POLYMER)
