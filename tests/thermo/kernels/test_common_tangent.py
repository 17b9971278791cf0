"""The reduced common-tangent equations keep their digits and know the exact binodal."""

import mpmath
import numpy as np
import pytest

from poreform.thermo.binodal import binodal_above_critical, critical_point
from poreform.thermo.kernels.common_tangent import (
    bend_over,
    ends_of,
    expm1,
    mismatches,
)


@pytest.mark.parametrize("x", [1e-9, 0.3, 0.999, 1.001, 5.0, 60.0, 1e4, -0.7, -30.0])
def test_the_bend_keeps_its_digits(x):
    with mpmath.workdps(50):
        y = mpmath.mpf(x)
        exact = (y * mpmath.coth(y / 2) - 2) / y**2
    assert bend_over(np.asarray(x)) == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize("x", [0.4, 2.0, -3.0])
def test_a_complex_step_gives_the_derivative_of_the_bend(x):
    slope = bend_over(np.asarray(x + 1e-200j)).imag / 1e-200
    h = 1e-5
    plain = (bend_over(np.asarray(x + h)) - bend_over(np.asarray(x - h))) / (2.0 * h)
    assert slope == pytest.approx(float(plain), rel=1e-8)


@pytest.mark.parametrize("epsilon", [1e-8, 1e-3, 1.0])
def test_the_exact_binodal_leaves_nothing_unmet(epsilon):
    exact = binodal_above_critical(300.0, 1.0, epsilon)
    chi = critical_point(300.0, 1.0)[1] * (1.0 + epsilon)
    y = np.asarray(np.log(exact.phi_rich) - exact.ln_phi_lean)
    z = np.asarray(np.log1p(-exact.phi_lean) - exact.ln_one_minus_phi_rich)
    unmet = mismatches(ends_of(y, z), y, z, (300.0, 1.0), lambda p: 0.0 * p - 2.0 * chi)
    assert unmet == pytest.approx([0.0, 0.0], abs=1e-8)
    assert unmet[0] == pytest.approx(0.0, abs=1e-14)


def test_the_ends_are_the_compositions():
    rich, gap = ends_of(np.asarray(6.0), np.asarray(0.4))
    lean = rich - gap
    assert np.log(rich / lean) == pytest.approx(6.0)
    assert np.log((1.0 - lean) / (1.0 - rich)) == pytest.approx(0.4)


def test_a_tiny_exponential_is_not_lost():
    assert expm1(np.asarray(1e-20 + 1e-200j)) == pytest.approx(1e-20 + 1e-200j, rel=1e-15)
