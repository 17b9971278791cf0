"""The separable binodal against 60-digit solutions of the coexistence conditions."""

import mpmath
import numpy as np
import pytest

from poreform.thermo.kernels.separable import (
    excess_of_composition,
    separable_binodal,
)

PAIRS = [(1.0, 1.0), (3.0, 1.0), (100.0, 1.0), (1e4, 1.0), (250.0, 40.0), (1.0, 1e3)]
EPSILONS = [1e-8, 1e-5, 1e-2, 0.3, 1.0, 10.0]


def reference(n_a: float, n_b: float, epsilon: float) -> tuple[mpmath.mpf, ...]:
    """Equal potentials of both kinds, by Newton in ln phi' and ln(1-phi'') at 60 digits."""
    with mpmath.workdps(60):
        a, b = mpmath.mpf(n_a), mpmath.mpf(n_b)
        chi = (1 + mpmath.mpf(epsilon)) * (1 / mpmath.sqrt(a) + 1 / mpmath.sqrt(b)) ** 2 / 2

        def potentials(ln_phi, ln_rest):
            phi, rest = mpmath.exp(ln_phi), mpmath.exp(ln_rest)
            turn = 1 / a - 1 / b
            return (
                ln_phi / a + turn * rest + chi * rest**2,
                ln_rest / b - turn * phi + chi * phi**2,
            )

        def mismatch(ln_lean, ln_rest_rich):
            lean = potentials(ln_lean, mpmath.log1p(-mpmath.exp(ln_lean)))
            rich = potentials(mpmath.log1p(-mpmath.exp(ln_rest_rich)), ln_rest_rich)
            return [lean[0] - rich[0], lean[1] - rich[1]]

        out = separable_binodal(
            np.array([float(epsilon * (n_a**-0.5 + n_b**-0.5) ** 2 / 2)]), n_a, n_b
        )
        start = (mpmath.mpf(float(out[1, 0])), mpmath.mpf(float(out[2, 0])))
        ln_lean, ln_rest = mpmath.findroot(mismatch, start, tol=1e-80, verify=False)
        assert abs(mismatch(ln_lean, ln_rest)[0]) < mpmath.mpf(10) ** -40
        assert ln_lean < mpmath.log1p(-mpmath.exp(ln_rest))  # not the trivial root
        return ln_lean, ln_rest, 1 - mpmath.exp(ln_rest)


@pytest.mark.parametrize("epsilon", EPSILONS)
@pytest.mark.parametrize(("n_a", "n_b"), PAIRS)
def test_every_point_agrees_with_a_sixty_digit_solution(n_a, n_b, epsilon):
    excess = epsilon * 0.5 * (n_a**-0.5 + n_b**-0.5) ** 2
    phi_rich, ln_lean, ln_rest, residual, steps = separable_binodal(
        np.array([excess]), n_a, n_b
    )[:, 0]
    exact_lean, exact_rest, exact_rich = reference(n_a, n_b, epsilon)
    assert abs(ln_lean / exact_lean - 1) < 1e-13
    assert abs(ln_rest / exact_rest - 1) < 1e-13
    assert abs(phi_rich / exact_rich - 1) < 1e-13
    assert residual < 1e-13
    assert 0 < steps < 20


def test_like_molecules_obey_the_symmetric_closed_form():
    # ln(phi/(1-phi)) = -N chi (1 - 2 phi) on the binodal of NA = NB = N
    n, excess = 20.0, np.geomspace(1e-12, 3.0, 40)
    out = separable_binodal(excess, n, n)
    lean = np.exp(out[1])
    chi = 2.0 / n + excess
    assert out[1] - np.log(out[0]) == pytest.approx(
        -n * chi * (1.0 - 2.0 * lean), rel=1e-12
    )
    assert out[0] == pytest.approx(1.0 - lean, rel=1e-14)


def test_the_gap_opens_with_the_square_root_of_the_distance_from_critical():
    # Landau: (phi''-phi')^2 = 48 (chi - chi_c)/f'''' to first order
    n, excess = 500.0, np.array([1e-16, 1e-15, 1e-14])
    phi_c = 1.0 / (1.0 + n**0.5)
    fourth = 2.0 / (n * phi_c**3) + 2.0 / (1.0 - phi_c) ** 3
    out = separable_binodal(excess, n, 1.0)
    gap = -out[0] * np.expm1(out[1] - np.log(out[0]))
    assert gap**2 == pytest.approx(48.0 * excess / fourth, rel=1e-6)


def test_what_is_not_above_critical_has_no_composition():
    out = separable_binodal(np.array([0.0, -0.1]), 100.0, 1.0)
    assert np.isnan(out).all()


def test_the_input_is_not_written_to():
    excess = np.array([0.1, 0.2])
    excess.flags.writeable = False
    separable_binodal(excess, 10.0, 1.0)
    phi = np.array([0.1, 0.2])
    phi.flags.writeable = False
    excess_of_composition(phi, 10.0, 1.0)


@pytest.mark.parametrize(("n_a", "n_b"), PAIRS)
def test_a_composition_on_the_binodal_finds_its_chi_again(n_a, n_b):
    excess = np.geomspace(1e-6, 0.5, 12)
    out = separable_binodal(excess, n_a, n_b)
    rich, lean = out[0], np.exp(out[1])
    soluble = lean > 1e-300
    impure = rich < 0.999
    assert excess_of_composition(lean[soluble], n_a, n_b) == pytest.approx(
        excess[soluble], rel=1e-9
    )
    assert excess_of_composition(rich[impure], n_a, n_b) == pytest.approx(
        excess[impure], rel=1e-9
    )


def test_the_critical_composition_lies_at_zero_distance():
    assert excess_of_composition(np.array([0.5]), 7.0, 7.0)[0] == 0.0
