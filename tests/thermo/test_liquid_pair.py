"""One pair of liquids: against forty digits, along temperature, and refused when lost."""

from functools import partial

import mpmath
import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.thermo.chi import KoningsveldKleintjens, PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.liquid_pair import (
    checked_pair,
    heights,
    pair_near,
    refined,
    tangent_slope,
)
from poreform.thermo.maxwell import liquid_pairs
from poreform.thermo.newton import damped_newton

BENT = FloryHuggins(1000.0, 1.0, PolynomialChi(TemperatureChi(0.6), (0.1, 0.2)))
CONTACT = FloryHuggins(300.0, 1.0, KoningsveldKleintjens(0.1, TemperatureChi(0.65), 0.2))


def interaction(liquid):
    """h(phi) = phi (1 - phi) chi in high precision."""
    if isinstance(liquid.chi, PolynomialChi):
        base, (one, two) = liquid.chi.temperature_part.constant, liquid.chi.coefficients
        return lambda p: p * (1 - p) * base * (1 + one * p + two * p**2)
    chi = liquid.chi
    beta = chi.temperature_part.constant
    return lambda p: p * (1 - p) * (chi.constant + beta / (1 - chi.surface * p))


def reference(liquid, pair):
    """(ln phi', phi'') by forty-digit Newton on the plain chemical potentials."""
    n, h = mpmath.mpf(liquid.n_a), interaction(liquid)

    def f(p):
        return p * mpmath.log(p) / n + (1 - p) * mpmath.log(1 - p) + h(p)

    def unmet(ln_lean, rich):
        lean = mpmath.exp(ln_lean)
        slopes = [mpmath.diff(f, p, h=p * mpmath.mpf(10) ** -20) for p in (lean, rich)]
        heights = [f(p) - p * s for p, s in zip((lean, rich), slopes, strict=True)]
        return slopes[0] - slopes[1], heights[0] - heights[1]

    with mpmath.workdps(60):
        return mpmath.findroot(unmet, (pair.ln_phi_lean, pair.phi_rich), tol=1e-45)


@pytest.mark.parametrize("liquid", [BENT, CONTACT])
def test_both_compositions_agree_with_sixty_digits(liquid):
    (pair,) = liquid_pairs(liquid, 400.0).pairs
    ln_lean, rich = reference(liquid, pair)
    assert pair.ln_phi_lean == pytest.approx(float(ln_lean), rel=1e-9)
    assert pair.phi_rich == pytest.approx(float(rich), rel=1e-9)
    assert pair.residual < 1e-12


def test_a_pair_is_followed_along_temperature():
    model = PolynomialChi(TemperatureChi(0.05, inverse=250.0), (0.1,))
    liquid = FloryHuggins(500.0, 1.0, model)
    (cold,) = liquid_pairs(liquid, 350.0).pairs
    (warm,) = liquid_pairs(liquid, 355.0).pairs
    found = pair_near(liquid, 355.0, cold)
    assert found.phi_rich == pytest.approx(warm.phi_rich, rel=1e-12)
    assert found.ln_phi_lean == pytest.approx(warm.ln_phi_lean, rel=1e-12)
    assert found.stable


def test_both_liquids_lie_on_one_tangent_and_nothing_below_it():
    (pair,) = liquid_pairs(BENT, 400.0).pairs
    slope = float(BENT.gradient(pair.phi_rich, 400.0))
    assert tangent_slope(BENT, 400.0, pair) == pytest.approx(slope, abs=1e-12)
    place = np.log(pair.phi_rich) - pair.ln_one_minus_phi_rich
    assert heights(BENT, 400.0, place).min() > -1e-11


def test_within_the_gap_something_lies_below_the_tangent():
    (pair,) = liquid_pairs(BENT, 400.0).pairs
    middle = 0.5 * (pair.phi_lean + pair.phi_rich)
    place = np.log(middle) - np.log1p(-middle)
    assert heights(BENT, 400.0, place).min() < -1e-7


def test_newton_stopped_after_one_step_is_refused(monkeypatch):
    model = PolynomialChi(TemperatureChi(0.05, inverse=250.0), (0.1,))
    liquid = FloryHuggins(500.0, 1.0, model)
    (pair,) = liquid_pairs(liquid, 350.0).pairs
    once = partial(damped_newton, most_steps=1)
    monkeypatch.setattr("poreform.thermo.liquid_pair.damped_newton", once)
    with pytest.raises(NotConvergedError, match="lost at 355 K"):
        pair_near(liquid, 355.0, pair)


def test_a_pair_that_is_none_is_refused():
    with pytest.raises(NotConvergedError, match=r"differ by .* RT per segment"):
        checked_pair(BENT, 400.0, np.array([3.0, 0.1]))


def test_distances_that_are_none_find_nothing():
    assert refined(BENT, 400.0, (-1.0, 0.2)) is None


def test_beyond_its_critical_point_a_pair_is_lost():
    (pair,) = liquid_pairs(BENT, 400.0).pairs
    good = FloryHuggins(1000.0, 1.0, TemperatureChi(0.3))
    with pytest.raises(NotConvergedError, match="lost at 400 K"):
        pair_near(good, 400.0, pair)
