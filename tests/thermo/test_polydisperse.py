"""Cloud and shadow: limits, the Stockmayer point, published-style thresholds."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal_above_critical, critical_point
from poreform.thermo.chains import Chains, log_normal, schulz_zimm
from poreform.thermo.polydisperse import (
    cloud_point,
    cloud_point_of,
    odd_cubic,
    stockmayer,
)


@given(size=st.floats(2.0, 5000.0), power=st.floats(-4.0, 0.3))
def test_of_equal_chains_cloud_and_shadow_are_the_binodal(size, power):
    epsilon = 10.0**power
    pair = binodal_above_critical(size, 1.0, epsilon)
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    rich = cloud_point(np.array([size]), np.array([1.0]), pair.phi_rich)
    assert rich.chi == pytest.approx(chi, rel=1e-11)
    assert rich.ln_phi_shadow == pytest.approx(pair.ln_phi_lean, rel=1e-7)


@pytest.mark.parametrize("dispersity", [1.2, 1.5, 2.0, 3.0])
def test_cloud_and_shadow_meet_at_the_stockmayer_point(dispersity):
    chains = schulz_zimm(weight_average=800.0, dispersity=dispersity)
    phi, chi = stockmayer(chains)
    point = cloud_point_of(chains, phi * 1.001)
    assert point.chi == pytest.approx(chi, abs=1e-4)
    assert point.shadow_phi == pytest.approx(phi, rel=0.05)
    exactly = cloud_point_of(chains, phi)
    assert exactly.chi == pytest.approx(chi, rel=1e-13)
    assert exactly.shadow_phi == pytest.approx(phi, rel=1e-9)


@pytest.mark.parametrize("dispersity", [2.0, 3.0])
def test_the_long_tail_of_a_log_normal_buries_its_critical_point(dispersity):
    # its longest chains drop out before the critical point is reached (Solc 1970)
    chains = log_normal(weight_average=800.0, dispersity=dispersity)
    phi, chi = stockmayer(chains)
    point = cloud_point_of(chains, phi)
    assert point.chi < chi * (1.0 - 1e-6)
    assert (point.shadow_weights * chains.sizes).sum() > 3.0 * chains.z_average


@pytest.mark.parametrize(
    ("dispersity", "threshold"), [(1.5, 0.53622), (2.0, 0.53033), (3.0, 0.52364)]
)
def test_the_threshold_of_precipitation_lies_below_the_critical_chi(dispersity, threshold):
    # Schulz-Zimm, Nn = 500; figures of an independent prototype
    chains = schulz_zimm(weight_average=500.0 * dispersity, dispersity=dispersity)
    found = minimize_scalar(
        lambda phi: cloud_point_of(chains, phi).chi, bounds=(1e-3, 0.04), method="bounded"
    )
    phi_c, chi_c = stockmayer(chains)
    assert found.fun == pytest.approx(threshold, abs=2.5e-5)
    assert found.fun < chi_c
    assert found.x < phi_c


def test_every_potential_agrees_at_sixty_digits():
    # Newton at 60 digits on solvent and both chains, from the answer
    sizes, weights, phi = np.array([100.0, 3000.0]), np.array([0.7, 0.3]), 0.02
    point = cloud_point(sizes, weights, phi)
    with mpmath.workdps(60):
        n = [mpmath.mpf(v) for v in sizes]
        f = mpmath.mpf(phi)
        feed = [f * mpmath.mpf(7) / 10, f * mpmath.mpf(3) / 10]

        def mismatch(sigma, chi):
            other = [x * mpmath.exp(sigma * k) for x, k in zip(feed, n, strict=True)]
            mine, total = sum(feed), sum(other)
            count = sum((o - x) / k for o, x, k in zip(other, feed, n, strict=True))
            z = mpmath.log((1 - mine) / (1 - total))
            return [
                sigma + z - 2 * chi * (total - mine),
                -z + (total - mine) - count + chi * (total**2 - mine**2),
            ]

        start = (mpmath.mpf(point.sigma), mpmath.mpf(point.chi))
        sigma, chi = mpmath.findroot(mismatch, start, tol=1e-90, verify=False)
        assert abs(sigma) > 1e-6
        assert abs(chi / mpmath.mpf(point.chi) - 1) < 1e-13
        assert abs(sigma / mpmath.mpf(point.sigma) - 1) < 1e-11


def test_a_few_long_chains_fold_the_curve_and_the_stable_branch_is_taken():
    # 5 % of chains a hundred times longer: on the stable curve chi has one kink, no jump
    sizes, weights = np.array([100.0, 10_000.0]), np.array([0.95, 0.05])
    phi = np.geomspace(0.02, 0.4, 60)
    points = [cloud_point(sizes, weights, float(p)) for p in phi]
    chi = np.array([point.chi for point in points])
    assert np.abs(np.diff(chi, 2)).max() < 0.02
    assert {point.sigma > 0.0 for point in points} == {True, False}


def test_the_droplets_of_a_dilute_solution_hold_the_longest_chains():
    chains = schulz_zimm(weight_average=1000.0, dispersity=2.0)
    point = cloud_point_of(chains, 0.005)
    assert point.shadow_phi > 0.005
    assert (point.shadow_weights * chains.sizes).sum() > 1.5 * chains.weight_average


def test_the_droplets_of_a_rich_solution_hold_the_shortest_chains():
    chains = schulz_zimm(weight_average=1000.0, dispersity=2.0)
    point = cloud_point_of(chains, 0.3)
    assert point.shadow_phi < 0.3
    assert (point.shadow_weights * chains.sizes).sum() < 0.5 * chains.weight_average


@pytest.mark.parametrize("x", [1e-6, 0.1, 0.299, 0.301, 2.0, 30.0])
def test_the_cubic_keeps_its_digits(x):
    with mpmath.workdps(50):
        big = mpmath.mpf(x)
        exact = (big * mpmath.cosh(big) - mpmath.sinh(big)) / big**3 * mpmath.exp(-big)
    assert float(odd_cubic(np.array(x))) == pytest.approx(float(exact), rel=1e-13)
    assert odd_cubic(np.array(-x)) == odd_cubic(np.array(x))


@pytest.mark.parametrize("phi", [0.0, 1.0, np.nan])
def test_a_pure_component_has_no_cloud_point(phi):
    with pytest.raises(InputError, match="a solution lies between 0 and 1"):
        cloud_point(np.array([10.0]), np.array([1.0]), phi)


def test_chains_are_required_to_add_up():
    with pytest.raises(InputError, match="add up to 1"):
        Chains(np.array([1.0]), np.array([0.5]))
