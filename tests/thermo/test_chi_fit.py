"""Fits of chi: what was put in comes out, with honest errors."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.core.streams import stream
from poreform.thermo.binodal import critical_point
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi_fit import (
    ChiObservations,
    ChiPrior,
    cloud_observations,
    fit_chi,
    melting_observations,
)
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.hansen import hansen_prior
from poreform.thermo.kernels.separable import excess_of_composition
from poreform.thermo.melting import melting_temperatures
from poreform.thermo.polydisperse import cloud_point_of

PHI = np.linspace(0.08, 0.40, 8)
ONE_KELVIN = np.ones(8)


def cloud_kelvin(*, constant, inverse, chain_length):
    """Cloud temperatures of chi = a + b/T, solved by hand for T."""
    chi = critical_point(chain_length, 1.0)[1] + excess_of_composition(
        PHI, chain_length, 1.0
    )
    return inverse / (chi - constant)


def test_exact_cloud_points_give_their_chi_back():
    kelvin = cloud_kelvin(constant=0.05, inverse=250.0, chain_length=800.0)
    fit = fit_chi([cloud_observations(PHI, kelvin, ONE_KELVIN, 800.0)])
    assert fit.constant == pytest.approx(0.05, abs=1e-12)
    assert fit.inverse == pytest.approx(250.0, rel=1e-12)
    assert fit.residuals == pytest.approx(np.zeros(8), abs=1e-9)


def test_exact_melting_points_give_their_chi_back(dope):
    system = dope(0.4)
    kelvin = melting_temperatures(system, PHI)
    seen = melting_observations(
        PHI, kelvin, ONE_KELVIN, crystal=system.crystal, chain_length=250.0
    )
    fit = fit_chi([seen])
    assert fit.model.at(450.0) == pytest.approx(0.4, abs=1e-10)
    assert fit.inverse == pytest.approx(250.0, rel=1e-7)


def test_both_kinds_of_points_together_are_better_than_either(dope):
    system = dope(0.62)
    cloud = cloud_observations(PHI, cloud_temperatures(system, PHI), ONE_KELVIN, 250.0)
    melting = melting_observations(
        PHI,
        melting_temperatures(system, PHI),
        ONE_KELVIN,
        crystal=system.crystal,
        chain_length=250.0,
    )
    both = fit_chi([cloud, melting])
    assert both.std_at(450.0) < min(
        fit_chi([cloud]).std_at(450.0), fit_chi([melting]).std_at(450.0)
    )
    assert both.model.at(450.0) == pytest.approx(0.62, abs=1e-9)


def test_the_published_precision_of_eight_points_is_met():
    # prototype: N 800, sd 1 K: b +- 2.4 K, correlation -0.996, chi at the middle +- 0.0005
    kelvin = cloud_kelvin(constant=0.05, inverse=250.0, chain_length=800.0)
    fit = fit_chi([cloud_observations(PHI, kelvin, ONE_KELVIN, 800.0)])
    deviations = np.sqrt(np.diag(fit.covariance))
    assert deviations[1] == pytest.approx(2.4, abs=0.3)
    correlation = fit.covariance[0, 1] / deviations.prod()
    assert correlation == pytest.approx(-0.996, abs=0.003)
    assert fit.std_at(fit.middle_temperature) == pytest.approx(5e-4, abs=2e-4)


def test_the_stated_error_is_the_scatter_of_repeated_experiments():
    exact = cloud_kelvin(constant=0.05, inverse=250.0, chain_length=800.0)
    rng = stream(7, "cloud points")
    fits = [
        fit_chi(
            [cloud_observations(PHI, exact + rng.normal(0.0, 1.0, 8), ONE_KELVIN, 800.0)]
        )
        for _ in range(300)
    ]
    at_middle = np.array([fit.model.at(fits[0].middle_temperature) for fit in fits])
    stated = fits[0].std_at(fits[0].middle_temperature)
    assert at_middle.std() == pytest.approx(stated, rel=0.15)
    assert at_middle.mean() == pytest.approx(
        0.05 + 250.0 / fits[0].middle_temperature, abs=3.0 * stated / 300**0.5 + 2e-5
    )
    assert np.mean([fit.reduced_chi_square for fit in fits]) == pytest.approx(1.0, abs=0.1)


def test_chi_is_known_best_in_the_middle():
    kelvin = cloud_kelvin(constant=0.05, inverse=250.0, chain_length=800.0)
    fit = fit_chi([cloud_observations(PHI, kelvin, ONE_KELVIN, 800.0)])
    middle = fit.std_at(fit.middle_temperature)
    assert fit.lowest < fit.middle_temperature < fit.highest
    assert middle < min(fit.std_at(fit.lowest), fit.std_at(fit.highest))
    estimate = fit.estimate(source="eight cloud points")
    assert estimate.std >= middle
    assert not estimate.is_estimate


def test_a_polydisperse_polymer_is_fitted_with_its_own_cloud_curve():
    chains = schulz_zimm(weight_average=800.0, dispersity=2.0)
    chi = np.array([cloud_point_of(chains, float(phi)).chi for phi in PHI])
    fit = fit_chi([cloud_observations(PHI, 250.0 / (chi - 0.05), ONE_KELVIN, chains)])
    assert fit.inverse == pytest.approx(250.0, rel=1e-9)


def test_a_prior_decides_alone_without_points_and_yields_to_many():
    prior = ChiPrior(np.array([0.3, 100.0]), np.diag([0.3**2, 100.0**2]))
    nowhere = ChiObservations(*(np.array([value]) for value in (450.0, 9.0, 0.0, 1e9)))
    assert fit_chi([nowhere], prior=prior).constant == pytest.approx(0.3, abs=1e-6)
    kelvin = cloud_kelvin(constant=0.05, inverse=250.0, chain_length=800.0)
    seen = cloud_observations(PHI, kelvin, 1e-3 * ONE_KELVIN, 800.0)
    assert fit_chi([seen], prior=prior).inverse == pytest.approx(250.0, rel=1e-4)


def test_one_temperature_alone_is_not_enough():
    seen = cloud_observations(PHI[:1], np.array([450.0]), np.array([1.0]), 800.0)
    with pytest.raises(InputError, match="two temperatures or more"):
        fit_chi([seen])


def test_points_that_say_nothing_are_refused(dope):
    with pytest.raises(InputError, match="cloud points lie between 0 and 1"):
        cloud_observations(np.array([0.0]), np.array([450.0]), np.array([1.0]), 800.0)
    with pytest.raises(InputError, match="melting points lie between 0 and 1"):
        melting_observations(
            np.array([1.0]),
            np.array([450.0]),
            np.array([1.0]),
            crystal=dope().crystal,
            chain_length=250.0,
        )
    with pytest.raises(InputError, match="deviations are above 0"):
        cloud_observations(PHI, np.full(8, 450.0), np.zeros(8), 800.0)


def test_a_hansen_estimate_as_a_prior_is_uncertain_in_level_and_slope():
    estimate = hansen_prior((17.0e3, 12e3, 10e3), (18e3, 9e3, 4e3), molar_volume=2.7e-4)
    prior = ChiPrior.of_estimate(estimate, temperature=450.0)
    row = np.array([1.0, 1.0 / 450.0])
    assert row @ prior.mean == pytest.approx(estimate.at(450.0))
    assert (row @ prior.covariance @ row) ** 0.5 == pytest.approx(estimate.std)
    assert prior.covariance[1, 1] ** 0.5 > estimate.model.inverse
