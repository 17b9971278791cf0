"""Every chi model against complex-step derivatives, and the limits they share."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.chi import (
    ChiEstimate,
    KoningsveldKleintjens,
    PolynomialChi,
    ShiftedChi,
    TemperatureChi,
)

FULL = TemperatureChi(-3.0, inverse=300.0, logarithmic=0.4, linear=1e-4, quadratic=2e-7)
MODELS = [
    pytest.param(FULL, id="temperature"),
    pytest.param(PolynomialChi(FULL, (0.3, -0.1)), id="polynomial"),
    pytest.param(KoningsveldKleintjens(0.1, FULL, 0.4), id="contact surfaces"),
    pytest.param(ShiftedChi(PolynomialChi(FULL, (0.3,)), 0.05), id="shifted"),
    pytest.param(ShiftedChi(FULL, 0.05, inverse=-20.0), id="turned"),
]
STEP = 1e-30


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("phi", [0.02, 0.5, 0.95])
def test_the_slopes_are_the_derivatives(model, phi):
    by_temperature = np.imag(model.at(430.0 + 1j * STEP, phi)) / STEP
    by_composition = np.imag(model.at(430.0, phi + 1j * STEP)) / STEP
    curvature = np.imag(model.composition_slope(430.0, phi + 1j * STEP)) / STEP
    assert model.temperature_slope(430.0, phi) == pytest.approx(by_temperature, rel=1e-13)
    assert model.composition_slope(430.0, phi) == pytest.approx(by_composition, rel=1e-13)
    assert model.composition_curvature(430.0, phi) == pytest.approx(curvature, rel=1e-13)


@pytest.mark.parametrize("model", MODELS)
def test_arrays_give_what_numbers_give(model):
    phi = np.array([0.1, 0.7])
    expected = [float(model.at(430.0, 0.1)), float(model.at(430.0, 0.7))]
    assert model.at(430.0, phi) == pytest.approx(expected, rel=1e-15)


def test_only_models_that_move_with_composition_say_so():
    assert not FULL.depends_on_composition
    assert not PolynomialChi(FULL, (0.0, 0.0)).depends_on_composition
    assert PolynomialChi(FULL, (0.1,)).depends_on_composition
    assert KoningsveldKleintjens(0.1, FULL, 0.4).depends_on_composition
    assert not ShiftedChi(FULL, 1.0).depends_on_composition


def test_without_a_surface_ratio_the_contact_model_is_the_plain_one():
    plain = KoningsveldKleintjens(0.0, FULL, 0.0)
    assert plain.at(430.0, 0.3) == pytest.approx(FULL.at(430.0), rel=1e-15)


def test_contact_surfaces_that_make_chi_diverge_are_refused():
    with pytest.raises(InputError, match=r"surface \(gamma\) is 1\.2; it is below 1"):
        KoningsveldKleintjens(0.0, FULL, 1.2)


def test_a_positive_inverse_part_makes_chi_fall_with_temperature():
    assert TemperatureChi(0.0, inverse=300.0).temperature_slope(450.0) < 0.0


def test_an_estimate_knows_where_it_was_made_for():
    estimate = ChiEstimate(FULL, 0.05, 400.0, 500.0, "assumed", "a test")
    assert estimate.at(430.0) == FULL.at(430.0)
    assert estimate.covers(430.0)
    assert not estimate.covers(390.0)


def test_a_fit_is_moved_along_its_regression_line():
    covariance = ((4e-4, -0.18), (-0.18, 90.0))
    fit = ChiEstimate(
        TemperatureChi(0.05, inverse=250.0), 0.02, 350.0, 480.0, "computed", "a test",
        covariance=covariance,
    )  # fmt: skip
    moved = fit.moved(1.5, 430.0)
    gained = moved.at(430.0) - fit.at(430.0)
    assert gained == pytest.approx(1.5 * fit.std_at(430.0), rel=1e-12)
    # elsewhere: what the covariance with chi(430 K) makes likely
    row, there = np.array([1.0, 1.0 / 430.0]), np.array([1.0, 1.0 / 350.0])
    expected = 1.5 * (there @ np.array(covariance) @ row) / fit.std_at(430.0)
    assert moved.at(350.0) - fit.at(350.0) == pytest.approx(expected, rel=1e-9)


def test_without_a_covariance_chi_moves_as_a_whole():
    plain = ChiEstimate(FULL, 0.1, 300.0, 500.0, "assumed", "a test")
    assert plain.std_at(300.0) == plain.std_at(500.0) == 0.1
    assert plain.moved(-2.0, 400.0).at(350.0) == pytest.approx(FULL.at(350.0) - 0.2)
