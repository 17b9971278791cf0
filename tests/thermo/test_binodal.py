"""The binary binodal: laws, limits and refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import (
    Binodal,
    OnePhase,
    _check_converged,
    binodal,
    binodal_above_critical,
    binodal_curve,
    critical_point,
    spinodal,
    spinodal_curve,
)
from poreform.thermo.kernels.separable import separable_binodal

sizes = st.floats(1.0, 1e4)
epsilons = st.floats(-6.0, 0.7).map(lambda power: 10.0**power)


def test_the_known_point_of_a_chain_of_thousand():
    # 40-digit Newton solution of the two potentials, computed for this test with mpmath
    point = binodal(1000.0, 1.0, 0.6)
    assert isinstance(point, Binodal)
    assert point.ln_phi_lean == pytest.approx(-15.481363583959469, rel=1e-14)
    assert point.ln_one_minus_phi_rich == pytest.approx(-0.2688981988805490, rel=1e-14)
    assert point.phi_rich == pytest.approx(0.2357789497532337, rel=1e-14)
    assert point.residual < 1e-14
    assert point.stable


def test_a_lean_phase_of_1e_471_is_told_by_its_logarithm():
    point = binodal_above_critical(1e4, 1.0, 0.5)
    assert point.ln_phi_lean / np.log(10.0) < -300.0
    assert point.phi_lean == 0.0
    assert point.residual < 1e-13


@given(n_a=sizes, n_b=sizes, epsilon=epsilons)
def test_the_names_of_the_components_do_not_matter(n_a, n_b, epsilon):
    one, other = (
        binodal_above_critical(n_a, n_b, epsilon),
        binodal_above_critical(n_b, n_a, epsilon),
    )
    assert one.ln_phi_lean == pytest.approx(other.ln_one_minus_phi_rich, rel=1e-12)
    assert one.phi_rich == pytest.approx(1.0 - other.phi_lean, rel=1e-12)


@given(n_a=sizes, n_b=sizes, epsilon=epsilons)
def test_the_binodal_encloses_the_spinodal_and_the_critical_point(n_a, n_b, epsilon):
    phi_c, chi_c = critical_point(n_a, n_b)
    point = binodal_above_critical(n_a, n_b, epsilon)
    low, high = spinodal(n_a, n_b, chi_c * (1.0 + epsilon))
    assert point.phi_lean < low < phi_c < high < point.phi_rich
    assert point.stable


@given(n_a=sizes, n_b=sizes, epsilon=epsilons)
def test_no_mismatch_of_the_potentials_is_handed_out(n_a, n_b, epsilon):
    assert binodal_above_critical(n_a, n_b, epsilon).residual < 1e-13


@given(n_a=sizes, n_b=sizes)
def test_a_larger_chi_opens_the_gap(n_a, n_b):
    _, chi_c = critical_point(n_a, n_b)
    curve = binodal_curve(n_a, n_b, chi_c * (1.0 + np.geomspace(1e-4, 2.0, 50)))
    assert (np.diff(curve.ln_phi_lean) < 0.0).all()
    assert (np.diff(curve.ln_one_minus_phi_rich) < 0.0).all()


def test_the_spinodal_is_where_the_curvature_vanishes():
    low, high = spinodal(1e4, 1.0, 0.8)
    curvature = [1.0 / (1e4 * phi) + 1.0 / (1.0 - phi) - 1.6 for phi in (low, high)]
    assert curvature == pytest.approx([0.0, 0.0], abs=1e-12)


@given(n_a=sizes, n_b=sizes)
def test_the_spinodal_shrinks_to_the_critical_point(n_a, n_b):
    phi_c, chi_c = critical_point(n_a, n_b)
    low, high = spinodal(n_a, n_b, chi_c * (1.0 + 1e-12))
    assert low == pytest.approx(phi_c, rel=1e-4)
    assert high == pytest.approx(phi_c, rel=1e-4)


@pytest.mark.parametrize("chi", [-3.0, 0.0, 0.5])
def test_at_or_below_critical_there_is_one_phase_and_no_number(chi):
    outcome = binodal(1e30, 1.0, chi)
    assert isinstance(outcome, OnePhase)
    assert "does not exceed the critical value" in outcome.reason
    assert isinstance(spinodal(1e30, 1.0, chi), OnePhase)


def test_exactly_critical_is_one_phase():
    _, chi_c = critical_point(4.0, 1.0)
    assert isinstance(binodal(4.0, 1.0, chi_c), OnePhase)


def test_a_curve_marks_the_points_of_one_phase():
    curve = binodal_curve(100.0, 1.0, np.array([0.3, 0.9]))
    assert curve.two_phases.tolist() == [False, True]
    low, _ = spinodal_curve(100.0, 1.0, np.array([0.3, 0.9]))
    assert np.isnan(low[0])


def test_every_one_of_ten_thousand_points_meets_its_equations():
    curve = binodal_curve(1000.0, 1.0, np.linspace(0.54, 2.0, 10_000))
    assert curve.residual.max() < 1e-13


@pytest.mark.parametrize(
    ("n_a", "n_b", "chi", "match"),
    [
        (0.0, 1.0, 1.0, "n_a is 0; a molecule has a positive number of sites"),
        (1.0, -2.0, 1.0, "n_b is -2"),
        (np.nan, 1.0, 1.0, "n_a is nan"),
        (1.0, 1.0, np.nan, "chi is nan"),
        (1.0, 1.0, np.inf, "chi is inf"),
    ],
)
def test_what_is_no_mixture_is_refused(n_a, n_b, chi, match):
    with pytest.raises(InputError, match=match):
        binodal(n_a, n_b, chi)


def test_a_distance_that_is_not_positive_is_refused():
    with pytest.raises(InputError, match="distance above chi_c is above 0"):
        binodal_above_critical(10.0, 1.0, 0.0)
    with pytest.raises(InputError, match="chi holds NaN"):
        binodal_curve(10.0, 1.0, np.array([np.nan]))


def test_a_solver_stopped_after_one_step_is_refused():
    stopped = separable_binodal(np.array([0.3]), 100.0, 1.0, 1)
    with pytest.raises(NotConvergedError, match="1 points of the binodal did not converge"):
        _check_converged(stopped)
