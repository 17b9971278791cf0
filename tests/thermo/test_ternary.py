"""The triangle: edges, plait points, high-precision tie lines."""

import mpmath
import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal
from poreform.thermo.stability import is_convex
from poreform.thermo.ternary import ternary_binodal
from poreform.thermo.tie_line import tie_line


def matrix(one_two, one_three, two_three):
    return np.array(
        [[0.0, one_two, one_three], [one_two, 0.0, two_three], [one_three, two_three, 0.0]]
    )


NONSOLVENT = (np.array([250.0, 1.0, 1.0]), matrix(0.8, 0.3, 0.2))
BLEND = (np.array([800.0, 300.0, 1.0]), matrix(-0.02, 0.7, 0.3))
MIXTURE = (np.array([1000.0, 1.0, 1.0]), matrix(0.9, 0.7, 0.0))


@pytest.mark.parametrize("system", [NONSOLVENT, BLEND, MIXTURE])
def test_every_tie_line_has_equal_potentials(system):
    (curve,) = ternary_binodal(*system)
    assert curve.residual < 1e-11
    assert curve.stable.all()
    assert curve.fractions.sum(axis=-1) == pytest.approx(1.0, abs=1e-12)


def test_a_curve_begins_with_the_binary_edge():
    (curve,) = ternary_binodal(*NONSOLVENT)
    pair = binodal(250.0, 1.0, 0.8)
    start = curve.ln_phi[0]
    assert start[:, 0].min() == pytest.approx(pair.ln_phi_lean, rel=1e-10)
    assert np.exp(start[:, 0].max()) == pytest.approx(pair.phi_rich, rel=1e-10)


def test_two_bad_solvents_join_edge_to_edge():
    (curve,) = ternary_binodal(*MIXTURE)
    pair = binodal(1000.0, 1.0, 0.7)
    assert curve.plait is None
    assert curve.fractions[-1, :, 0].max() == pytest.approx(pair.phi_rich, rel=1e-9)


def test_at_the_plait_point_the_mixture_is_just_unstable():
    sizes, chi = NONSOLVENT
    plait = ternary_binodal(sizes, chi)[0].plait
    root = np.sqrt(sizes * plait)
    scaled = np.eye(3) + root[:, None] * chi * root
    basis = np.linalg.svd((root / np.linalg.norm(root))[None, :])[2][1:]
    softest = np.linalg.eigvalsh(basis @ scaled @ basis.T)[0]
    assert softest == pytest.approx(0.0, abs=1e-12)


def test_of_two_like_polymers_the_plait_point_is_known():
    # N = 10 twice in a common solvent: phi_1 = phi_2 and chi N (phi_1 + phi_2) = 2
    (curve,) = ternary_binodal(np.array([10.0, 10.0, 1.0]), matrix(0.5, 0.0, 0.0))
    assert curve.plait == pytest.approx([0.2, 0.2, 0.6], rel=1e-12)


@pytest.mark.parametrize("system", [NONSOLVENT, BLEND])
def test_tie_lines_agree_with_a_forty_digit_solution(system):
    sizes, chi = system
    (curve,) = ternary_binodal(sizes, chi)
    line = curve.ln_phi[len(curve.ln_phi) // 2]
    with mpmath.workdps(40):
        n = [mpmath.mpf(float(v)) for v in sizes]
        x = mpmath.matrix(chi.tolist())

        def potentials(logs):
            phi = [mpmath.exp(v) for v in logs]
            field = [sum(x[i, j] * phi[j] for j in range(3)) for i in range(3)]
            shared = (
                sum(p / k for p, k in zip(phi, n, strict=True))
                + sum(p * f for p, f in zip(phi, field, strict=True)) / 2
            )
            return [(logs[i] + 1) / n[i] + field[i] - shared for i in range(3)]

        def unmet(*logs):
            one, other = potentials(logs[:3]), potentials(logs[3:])
            return [
                *(a - b for a, b in zip(one, other, strict=True)),
                sum(mpmath.exp(v) for v in logs[:3]) - 1,
                sum(mpmath.exp(v) for v in logs[3:]) - 1,
                logs[2] - mpmath.mpf(float(line[0, 2])),
            ]

        start = [mpmath.mpf(float(v)) for v in line.ravel()]
        exact = mpmath.findroot(unmet, start, tol=1e-60, verify=False)
        errors = [abs(a - b) for a, b in zip(exact, start, strict=True)]
    assert max(errors) < 1e-9


def test_a_feed_on_a_traced_tie_line_flashes_to_its_ends():
    sizes, chi = NONSOLVENT
    (curve,) = ternary_binodal(sizes, chi)
    line = curve.fractions[20]
    found = tie_line(sizes, chi, line.mean(axis=0))
    order = np.argsort(line[:, 0])
    assert found.fractions == pytest.approx(line[order], rel=1e-8)
    assert found.shares == pytest.approx([0.5, 0.5], rel=1e-8)


def test_good_solvents_leave_the_triangle_empty():
    assert ternary_binodal(np.array([100.0, 1.0, 1.0]), matrix(0.3, 0.3, 0.1)) == ()


def test_just_outside_the_curve_the_mixture_is_stable():
    sizes, chi = NONSOLVENT
    (curve,) = ternary_binodal(sizes, chi)
    lean, rich = curve.fractions[15]
    beyond = rich + 0.01 * (rich - lean)
    assert is_convex(sizes, chi, np.log(beyond))


def test_a_triangle_has_three_corners():
    with pytest.raises(InputError, match="a triangle has three components"):
        ternary_binodal(np.array([10.0, 1.0]), np.array([[0.0, 1.0], [1.0, 0.0]]))
