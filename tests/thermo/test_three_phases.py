"""Three liquids: equal potentials, symmetry, and no triangle where there is none."""

import numpy as np
import pytest

from poreform.thermo.components import Components
from poreform.thermo.stability import tangent_distance
from poreform.thermo.ternary import ternary_binodal
from poreform.thermo.three_phases import triangles


def solve(sizes, chi):
    components = Components(sizes, chi)
    return triangles(components, ternary_binodal(sizes, chi))


def test_like_components_that_hate_each_other_form_one_symmetric_triangle():
    sizes, chi = np.full(3, 10.0), 0.4 * (np.ones((3, 3)) - np.eye(3))
    (triangle,) = solve(sizes, chi)
    assert triangle.residual < 1e-12
    phi = np.sort(triangle.fractions, axis=1)
    assert phi == pytest.approx(np.tile(phi[0], (3, 1)), rel=1e-9)
    # ln(a/b)/N = chi (a - b) for the major a and the minor b
    minor, _, major = phi[0]
    assert np.log(major / minor) / 10.0 == pytest.approx(0.4 * (major - minor), rel=1e-10)


def test_the_three_liquids_share_one_tangent_plane():
    sizes = np.array([5.0, 1.0, 1.0])
    chi = np.array([[0.0, 1.6, 1.7], [1.6, 0.0, 3.0], [1.7, 3.0, 0.0]])
    (triangle,) = solve(sizes, chi)
    heights = tangent_distance(sizes, chi, triangle.ln_phi[0], triangle.ln_phi)
    assert heights == pytest.approx([0.0, 0.0, 0.0], abs=1e-12)


def test_a_single_gap_has_no_triangle():
    chi = np.array([[0.0, 0.8, 0.3], [0.8, 0.0, 0.2], [0.3, 0.2, 0.0]])
    assert solve(np.array([250.0, 1.0, 1.0]), chi) == ()
