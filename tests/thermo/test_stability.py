"""Curvature and tangent plane in n components."""

import numpy as np
import pytest

from poreform.thermo.binodal import binodal, spinodal
from poreform.thermo.stability import (
    deepest_trial,
    is_convex,
    potentials,
    tangent_distance,
)

SIZES = np.array([100.0, 1.0])
CHI = np.array([[0.0, 0.8], [0.8, 0.0]])


def logs(phi):
    return np.log(np.array([phi, 1.0 - phi]))


def test_the_binary_edge_of_stability_is_the_spinodal():
    low, high = spinodal(100.0, 1.0, 0.8)
    inside = [is_convex(SIZES, CHI, logs(phi)) for phi in (low * 1.001, high * 0.999)]
    outside = [is_convex(SIZES, CHI, logs(phi)) for phi in (low * 0.999, high * 1.001)]
    assert inside == [False, False]
    assert outside == [True, True]


def test_coexisting_phases_share_a_tangent_plane():
    pair = binodal(100.0, 1.0, 0.8)
    lean = np.array([pair.ln_phi_lean, np.log1p(-pair.phi_lean)])
    rich = np.array([np.log(pair.phi_rich), pair.ln_one_minus_phi_rich])
    assert tangent_distance(SIZES, CHI, lean, rich) == pytest.approx(0.0, abs=1e-14)


def test_a_feed_within_the_gap_lies_above_another_composition():
    assert deepest_trial(SIZES, CHI, logs(0.2))[1] < -1e-3


def test_a_feed_outside_the_gap_has_nothing_below_it():
    assert deepest_trial(SIZES, CHI, logs(0.8))[1] > -1e-9


def test_gibbs_and_duhem_bind_the_potentials():
    sizes = np.array([300.0, 1.0, 4.0])
    chi = np.array([[0.0, 0.7, 0.4], [0.7, 0.0, 1.0], [0.4, 1.0, 0.0]])
    phi, change = np.array([0.2, 0.5, 0.3]), np.array([0.3, -0.5, 0.2])
    moved = potentials(sizes, chi, np.log(phi + 1e-30j * change))
    assert (phi * moved.imag / 1e-30).sum() == pytest.approx(0.0, abs=1e-13)


def test_a_component_against_itself_has_no_potential():
    nearly_pure = np.log(np.array([1.0 - 1e-12, 1e-12]))
    assert potentials(SIZES, CHI, nearly_pure)[0] == pytest.approx(0.0, abs=1e-10)
