"""The reduced equations are the potentials themselves, regular at the plait point."""

import mpmath
import numpy as np
import pytest

from poreform.thermo.kernels.equal_potentials import cubic_over, mismatches, tanh_over
from poreform.thermo.stability import potentials

SIZES = np.array([200.0, 1.0, 5.0])
CHI = np.array([[0.0, 0.8, 0.3], [0.8, 0.0, 0.2], [0.3, 0.2, 0.0]])


@pytest.mark.parametrize("x", [1e-8, 0.0099, 0.0101, 0.149, 0.151, 2.0, 40.0, -0.3])
def test_the_reduced_functions_keep_their_digits(x):
    with mpmath.workdps(50):
        big = mpmath.mpf(x)
        tanh = mpmath.tanh(big)
        exact = float(tanh / big), float((big - tanh) / big**3)
    assert tanh_over(np.array(x)) == pytest.approx(exact[0], rel=1e-15)
    assert cubic_over(np.array(x)) == pytest.approx(exact[1], rel=1e-13)


def test_at_zero_they_have_their_limits():
    assert tanh_over(np.array(0.0)) == 1.0
    assert cubic_over(np.array(0.0)) == pytest.approx(1.0 / 3.0)


def test_what_is_left_of_the_potentials_is_their_difference():
    ln_phi = np.log(np.array([[0.05, 0.75, 0.2], [0.4, 0.5, 0.1]]))
    ratio = ln_phi[1] - ln_phi[0]
    rho = np.sqrt((ratio**2 / SIZES).sum())
    sums = np.exp(ln_phi).sum(axis=0)
    left = mismatches(ratio / rho, np.array(rho), sums, np.array(0.0), (SIZES, CHI))
    mu = potentials(SIZES, CHI, ln_phi)
    # the part common to all components is what lambda takes up
    expected = (mu[1] - mu[0]) / rho
    assert left[:3] - left[0] == pytest.approx(expected - expected[0], abs=1e-13)
    assert left[4:] == pytest.approx([0.0, 0.0], abs=1e-14)


def test_exchanging_the_phases_changes_nothing():
    d, sums = np.array([9.0, 0.3, -0.5]), np.array([0.5, 1.2, 0.3])
    one, other = (
        mismatches(d, np.array(rho), sums, np.array(0.1), (SIZES, CHI))
        for rho in (0.7, -0.7)
    )
    assert one == pytest.approx(other, rel=1e-15)
