"""Distributions of chains: their averages are those asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gamma

from poreform.core.errors import InputError
from poreform.thermo.chains import Chains, log_normal, schulz_zimm

DISPERSITY = st.floats(1.001, 4.0)


@given(dispersity=DISPERSITY)
def test_schulz_zimm_has_its_averages(dispersity):
    chains = schulz_zimm(weight_average=900.0, dispersity=dispersity)
    assert chains.number_average == pytest.approx(900.0 / dispersity, rel=1e-9)
    assert chains.weight_average == pytest.approx(900.0, rel=1e-12)
    # Nz/Nw = (k + 2)/(k + 1), k = 1/(Nw/Nn - 1)
    shape = 1.0 / (dispersity - 1.0)
    ratio = (shape + 2.0) / (shape + 1.0)
    assert chains.z_average == pytest.approx(900.0 * ratio, rel=1e-10)


@given(dispersity=st.floats(1.001, 2.5))
def test_log_normal_has_its_averages(dispersity):
    chains = log_normal(weight_average=900.0, dispersity=dispersity)
    assert chains.number_average == pytest.approx(900.0 / dispersity, rel=1e-8)
    assert chains.weight_average == pytest.approx(900.0, rel=1e-8)
    assert chains.z_average == pytest.approx(900.0 * dispersity, rel=1e-8)


def test_high_moments_of_schulz_zimm_are_exact():
    chains = schulz_zimm(weight_average=2.0, dispersity=2.0)  # w(N) = N exp(-N)
    tenth = (chains.weights * chains.sizes**10).sum()
    assert tenth == pytest.approx(gamma(12.0), rel=1e-11)


def test_a_narrow_polymer_is_one_species():
    assert schulz_zimm(weight_average=7.0, dispersity=1.0).sizes.tolist() == [7.0]
    assert log_normal(weight_average=7.0, dispersity=1.0).dispersity == 1.0


def test_a_table_is_normalised_sorted_and_cleaned():
    table = Chains.of_table(np.array([30.0, 10.0, 20.0]), np.array([1.0, 3.0, 0.0]))
    assert table.sizes.tolist() == [10.0, 30.0]
    assert table.weights.tolist() == [0.75, 0.25]


@pytest.mark.parametrize(
    ("sizes", "weights", "match"),
    [
        ([1.0, 2.0], [1.0], "each size of chain needs one weight"),
        ([-1.0], [1.0], "positive finite numbers of sites"),
        ([1.0, 2.0], [0.6, 0.6], "add up to 1"),
    ],
)
def test_what_is_no_distribution_is_refused(sizes, weights, match):
    with pytest.raises(InputError, match=match):
        Chains(np.array(sizes), np.array(weights))


def test_impossible_averages_and_tables_are_refused():
    with pytest.raises(InputError, match=r"dispersity Nw/Nn is 0\.9"):
        schulz_zimm(weight_average=10.0, dispersity=0.9)
    with pytest.raises(InputError, match="weight_average is -1"):
        log_normal(weight_average=-1.0, dispersity=2.0)
    with pytest.raises(InputError, match="no slice of the distribution"):
        Chains.of_table(np.array([1.0]), np.array([0.0]))
    with pytest.raises(InputError, match="weight of at least 0"):
        Chains.of_table(np.array([1.0]), np.array([-1.0]))
