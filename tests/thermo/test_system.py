"""Between the weighed and the filled fraction of a solution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError


@given(weight=st.floats(0.0, 1.0), kelvin=st.floats(300.0, 600.0))
def test_weight_and_volume_fraction_undo_each_other(dope, weight, kelvin):
    system = dope()
    phi = system.volume_fraction(weight, kelvin)
    assert system.weight_fraction(phi, kelvin) == pytest.approx(weight, abs=1e-14)


def test_the_denser_polymer_fills_less_than_it_weighs(dope):
    assert dope().volume_fraction(0.3, 450.0) < 0.3


def test_above_the_boiling_point_the_densities_stay(dope):
    system = dope()
    assert system.densities(700.0) == system.densities(613.15)


def test_a_shift_of_chi_moves_chi_alone(dope):
    system = dope()
    moved = system.with_chi_shifted(0.1)
    assert moved.chi.at(450.0) == pytest.approx(0.72, rel=1e-14)
    assert moved.chain_length == system.chain_length


def test_a_chain_shorter_than_a_site_is_refused(dope):
    with pytest.raises(InputError, match=r"fills 0\.5 sites of diluent"):
        dope(chain_length=0.5)
