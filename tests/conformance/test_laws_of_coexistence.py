"""Laws that every coexistence obeys, on mixtures that nobody chose."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from poreform.thermo.binodal import (
    binodal_above_critical,
    critical_point,
    spinodal_curve,
)
from poreform.thermo.chains import Chains, schulz_zimm
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.components import Components
from poreform.thermo.crystal import Crystal
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.kernels.separable import excess_of_composition
from poreform.thermo.maxwell import liquid_pairs
from poreform.thermo.melting_in_mixture import melting_temperature_in
from poreform.thermo.polydisperse import cloud_point_of, stockmayer
from poreform.thermo.stability import potentials
from poreform.thermo.ternary import ternary_binodal
from poreform.thermo.tie_line import TieLine, tie_line

FEW = settings(max_examples=12, deadline=None)
sizes = st.floats(1.0, 5000.0)
epsilons = st.floats(1e-7, 3.0)
shares = st.floats(0.05, 0.95)
STEP = 1e-6


def matrix(one, two, three):
    return np.array([[0.0, one, two], [one, 0.0, three], [two, three, 0.0]])


@FEW
@given(size=sizes, one=shares, two=shares, chi=st.floats(-1.0, 2.0))
def test_gibbs_and_duhem_bind_the_potentials(size, one, two, chi):
    lengths, pairs = np.array([size, 3.0, 1.0]), matrix(chi, 0.4, 0.7)
    phi = np.array([one, two, 1.0])
    phi /= phi.sum()
    change = np.array([1.0, -0.4, -0.6]) * STEP
    up, down = (potentials(lengths, pairs, np.log(phi + s * change)) for s in (1.0, -1.0))
    assert phi @ (up - down) == pytest.approx(0.0, abs=1e-13)


@FEW
@given(n_a=sizes, n_b=sizes, epsilon=epsilons)
def test_exchanging_the_names_mirrors_the_diagram(n_a, n_b, epsilon):
    one = binodal_above_critical(n_a, n_b, epsilon)
    other = binodal_above_critical(n_b, n_a, epsilon)
    assert other.ln_one_minus_phi_rich == pytest.approx(one.ln_phi_lean, rel=1e-12)
    assert other.phi_lean == pytest.approx(1.0 - one.phi_rich, rel=1e-9, abs=1e-14)


@FEW
@given(size=st.floats(10.0, 1000.0), one=shares, two=shares)
def test_the_lever_rule_gives_the_feed_back(size, one, two):
    feed = np.array([0.3 * one, two, 1.0])
    feed /= feed.sum()
    found = tie_line(np.array([size, 1.0, 1.0]), matrix(2.5, 0.3, 0.9), feed)
    if isinstance(found, TieLine):
        assert found.shares @ found.fractions == pytest.approx(feed, abs=1e-12)
        assert found.residual < 1e-12


@FEW
@given(size=sizes, low=epsilons, factor=st.floats(1.001, 10.0))
def test_chi_rises_along_the_binodal(size, low, factor):
    near, far = (binodal_above_critical(size, 1.0, e) for e in (low, low * factor))
    assert far.ln_phi_lean < near.ln_phi_lean
    assert far.ln_one_minus_phi_rich < near.ln_one_minus_phi_rich
    phi = np.array([near.phi_rich, far.phi_rich])
    assume(phi[1] < 1.0)  # nearer to one there is no number that would name a composition
    excess = excess_of_composition(phi, size, 1.0)
    assert excess[1] >= excess[0]


@FEW
@given(n_a=sizes, n_b=sizes, epsilon=epsilons)
def test_the_spinodal_lies_inside_the_binodal(n_a, n_b, epsilon):
    found = binodal_above_critical(n_a, n_b, epsilon)
    chi = critical_point(n_a, n_b)[1] * (1.0 + epsilon)
    low, high = (float(side[0]) for side in spinodal_curve(n_a, n_b, np.array([chi])))
    assert found.ln_phi_lean < np.log(low)
    assert found.ln_one_minus_phi_rich < np.log1p(-high)
    assert found.stable
    assert found.residual < 1e-12


@FEW
@given(size=st.floats(50.0, 2000.0), phi=st.floats(1e-3, 0.6))
def test_equal_chains_are_the_limit_of_many(size, phi):
    narrow = schulz_zimm(weight_average=size, dispersity=1.0 + 2e-6)
    one = cloud_point_of(Chains.uniform(size), phi)
    exact = critical_point(size, 1.0)[1] + excess_of_composition(np.array([phi]), size, 1.0)
    assert one.chi == pytest.approx(float(exact[0]), rel=1e-9)
    assert cloud_point_of(narrow, phi).chi == pytest.approx(one.chi, rel=1e-4)


@FEW
@given(size=st.floats(50.0, 2000.0), dispersity=st.floats(1.05, 3.0))
def test_cloud_and_shadow_meet_at_the_point_of_stockmayer(size, dispersity):
    chains = schulz_zimm(weight_average=size, dispersity=dispersity)
    phi, chi = stockmayer(chains)
    found = cloud_point_of(chains, phi)
    assert found.chi == pytest.approx(chi, abs=1e-9)
    assert found.shadow_phi == pytest.approx(phi, rel=1e-3)


@FEW
@given(size=st.floats(5.0, 1000.0), epsilon=st.floats(0.05, 1.0))
@example(size=851.2421875, epsilon=0.75)  # an iterate runs wild on the way
def test_the_edge_of_a_triangle_is_the_binary(size, epsilon):
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    curves = ternary_binodal(np.array([size, 1.0, 1.0]), matrix(chi, 0.2, 0.3))
    exact = binodal_above_critical(size, 1.0, epsilon)
    edge = next(curve for curve in curves if curve.edge == (0, 1)).ln_phi[0, :, 0]
    assert edge.min() == pytest.approx(exact.ln_phi_lean, rel=1e-8)
    assert np.exp(edge.max()) == pytest.approx(exact.phi_rich, rel=1e-8)


@FEW
@given(size=st.floats(20.0, 1000.0), share=shares, chi=st.floats(0.8, 1.2))
def test_two_solvents_that_are_alike_are_one(size, share, chi):
    split = tie_line(
        np.array([size, 1.0, 1.0]), matrix(chi, chi, 0.0),
        np.array([0.1, 0.9 * share, 0.9 * (1.0 - share)]),
    )  # fmt: skip
    epsilon = chi / critical_point(size, 1.0)[1] - 1.0
    exact = binodal_above_critical(size, 1.0, epsilon)
    assert split.ln_phi[0, 0] == pytest.approx(exact.ln_phi_lean, rel=1e-8)
    assert split.fractions[1, 0] == pytest.approx(exact.phi_rich, rel=1e-8)


@FEW
@given(size=st.floats(50.0, 2000.0), epsilon=st.floats(1e-3, 1.0))
def test_a_bend_of_chi_that_vanishes_leaves_the_exact_binodal(size, epsilon):
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    bent = FloryHuggins(size, 1.0, PolynomialChi(TemperatureChi(chi), (1e-15,)))
    (pair,) = liquid_pairs(bent, 400.0).pairs
    exact = binodal_above_critical(size, 1.0, epsilon)
    assert pair.ln_phi_lean == pytest.approx(exact.ln_phi_lean, rel=1e-9)
    assert pair.phi_rich == pytest.approx(exact.phi_rich, rel=1e-9)


@FEW
@given(size=st.floats(50.0, 2000.0), epsilon=st.floats(1e-3, 1.0))
def test_coexisting_liquids_melt_at_one_temperature(size, epsilon):
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    pair = binodal_above_critical(size, 1.0, epsilon)
    both = Components(np.array([size, 1.0]), np.array([[0.0, chi], [chi, 0.0]]))
    crystal = Crystal(483.15, 6700.0, 4.0e-5, 266e-6)
    lean = np.array([pair.ln_phi_lean, np.log1p(-pair.phi_lean)])
    rich = np.array([np.log(pair.phi_rich), pair.ln_one_minus_phi_rich])
    one, other = (melting_temperature_in(both, side, crystal) for side in (lean, rich))
    assert one == pytest.approx(other, abs=1e-9)
