"""Common tangents for a chi that depends on composition."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal, critical_point, spinodal
from poreform.thermo.chi import KoningsveldKleintjens, PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.maxwell import liquid_pairs, liquid_pairs_near


def polynomial(*coefficients, base=1.0):
    return PolynomialChi(TemperatureChi(base), coefficients)


@pytest.mark.parametrize("size", [1.0, 30.0, 1000.0, 10_000.0])
@pytest.mark.parametrize("epsilon", [1e-8, 1e-6, 1e-4, 1e-2, 0.3, 1.5, 10.0])
def test_with_a_constant_chi_it_is_the_exact_binodal(size, epsilon):
    # half an ulp of chi moves the width of the gap by 1e-16/epsilon
    allowed = max(1e-9, 2e-15 / epsilon**1.5)
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    found = liquid_pairs(FloryHuggins(size, 1.0, TemperatureChi(chi)), 400.0)
    exact = binodal(size, 1.0, chi)
    (pair,) = found.pairs
    assert pair.phi_rich == pytest.approx(exact.phi_rich, rel=1e-9)
    assert pair.ln_phi_lean == pytest.approx(exact.ln_phi_lean, rel=1e-9)
    width, exact_width = pair.phi_rich - pair.phi_lean, exact.phi_rich - exact.phi_lean
    assert width == pytest.approx(exact_width, rel=allowed)
    assert found.unstable[0] == pytest.approx(spinodal(size, 1.0, chi), rel=1e-9)
    assert pair.stable


@pytest.mark.parametrize(
    "chi",
    [
        polynomial(0.2, base=0.9),
        polynomial(-0.3, 0.5, base=0.8),
        KoningsveldKleintjens(0.1, TemperatureChi(0.65), 0.2),
    ],
)
def test_both_liquids_have_equal_potentials(chi):
    liquid = FloryHuggins(300.0, 1.0, chi)
    (pair,) = liquid_pairs(liquid, 400.0).pairs
    phi = np.array([pair.phi_lean, pair.phi_rich])
    slope, density = liquid.gradient(phi, 400.0), liquid.density(phi, 400.0)
    assert slope[0] == pytest.approx(slope[1], abs=1e-12)
    chord = (density[1] - density[0]) / (phi[1] - phi[0])
    assert chord == pytest.approx(slope[0], abs=1e-12)


def test_at_the_spinodal_the_curvature_vanishes():
    liquid = FloryHuggins(300.0, 1.0, polynomial(0.2, base=0.9))
    edges = np.array(liquid_pairs(liquid, 400.0).unstable[0])
    assert edges[0] * liquid.hessian(edges, 400.0) == pytest.approx([0.0, 0.0], abs=1e-12)


def test_two_unstable_intervals_give_two_gaps():
    # a strong rise of chi with phi makes a second, rich gap (off-zero critical point)
    liquid = FloryHuggins(1000.0, 1.0, polynomial(-0.2, 2.3, base=0.784))
    found = liquid_pairs(liquid, 400.0)
    assert len(found.unstable) == 2
    lean, rich = found.pairs
    assert lean.phi_rich < rich.phi_lean
    assert lean.stable
    assert rich.stable


@pytest.mark.parametrize("base", [0.70, 0.784, 0.9, 1.2])
def test_every_unstable_composition_lies_in_a_stable_gap(base):
    liquid = FloryHuggins(1000.0, 1.0, polynomial(-0.2, 2.3, base=base))
    found = liquid_pairs(liquid, 400.0)
    covered = [
        any(pair.phi_lean < 0.5 * (low + high) < pair.phi_rich for pair in found.pairs)
        for low, high in found.unstable
    ]
    assert covered == [True] * len(found.unstable)


def test_beyond_the_three_phase_line_one_wide_gap_swallows_the_two():
    narrow, wide = (
        liquid_pairs(FloryHuggins(1000.0, 1.0, polynomial(-1.2, 2.3, base=base)), 400.0)
        for base in (1.3, 1.5)
    )
    assert len(narrow.unstable) == len(wide.unstable) == 2
    assert len(narrow.pairs) == 2
    (pair,) = wide.pairs
    assert pair.phi_lean < wide.unstable[0][0] < wide.unstable[1][1] < pair.phi_rich


def test_a_good_solvent_has_neither_gap_nor_spinodal():
    found = liquid_pairs(FloryHuggins(1000.0, 1.0, polynomial(0.2, base=0.3)), 400.0)
    assert found.unstable == found.pairs == ()


def test_a_temperature_below_zero_is_refused():
    with pytest.raises(InputError, match="temperature is -3 K"):
        liquid_pairs(FloryHuggins(10.0, 1.0, TemperatureChi(0.1)), -3.0)


def test_beside_a_known_temperature_the_same_is_found():
    model = PolynomialChi(TemperatureChi(0.0, inverse=560.0), (-1.2, 2.3))
    liquid = FloryHuggins(1000.0, 1.0, model)
    before = liquid_pairs(liquid, 405.0)
    followed, fresh = liquid_pairs_near(liquid, 403.0, before), liquid_pairs(liquid, 403.0)
    assert [p.phi_rich for p in followed.pairs] == pytest.approx(
        [p.phi_rich for p in fresh.pairs], rel=1e-12
    )
    joined = liquid_pairs_near(liquid, 400.0, before)  # beyond the three-phase line
    assert len(joined.pairs) == 1
