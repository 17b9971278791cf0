"""Cloud temperatures: the binodal read the other way round."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal, critical_point
from poreform.thermo.chi import TemperatureChi
from poreform.thermo.cloud import cloud_temperatures, temperatures_of_chi


def test_at_its_cloud_temperature_a_solution_lies_on_the_binodal(dope):
    system = dope(0.7)
    for_lean, for_rich = cloud_temperatures(system, np.array([0.01, 0.3]))
    lean = binodal(250.0, 1.0, float(system.chi.at(for_lean)))
    rich = binodal(250.0, 1.0, float(system.chi.at(for_rich)))
    assert lean.phi_lean == pytest.approx(0.01, rel=1e-11)
    assert rich.phi_rich == pytest.approx(0.3, rel=1e-11)


def test_the_critical_solution_has_the_hottest_cloud_point(dope):
    system = dope()
    phi_c, chi_c = critical_point(250.0, 1.0)
    around = cloud_temperatures(system, phi_c * np.array([0.9, 1.0, 1.1]))
    assert around[1] == pytest.approx(250.0 / (chi_c - (0.62 - 250.0 / 450.0)), rel=1e-12)
    assert around[1] > max(around[0], around[2])


def test_a_solution_that_separates_on_heating_alone_has_none(dope):
    lower_critical = dope(model=TemperatureChi(1.4, inverse=-300.0))
    assert np.isnan(cloud_temperatures(lower_critical, np.array([0.1]))).all()


def test_of_an_hourglass_the_colder_branch_counts(dope):
    # chi falls to a minimum near 500 K and rises again: one phase only in between
    model = TemperatureChi(-8.8, inverse=600.0, logarithmic=1.3)
    temperature = cloud_temperatures(dope(model=model), np.array([0.05]))[0]
    assert model.temperature_slope(temperature) < 0.0


def test_a_hopeless_liquid_is_two_phases_throughout(dope):
    assert np.isinf(cloud_temperatures(dope(2.5), np.array([0.1]))).all()


def test_a_good_liquid_never_turns_cloudy(dope):
    assert np.isnan(cloud_temperatures(dope(model=TemperatureChi(0.2)), np.array([0.1])))


def test_chi_at_the_temperature_found_is_the_chi_asked_for(dope):
    system, asked = dope(), np.array([0.5, 0.6, 0.9])
    assert system.chi.at(temperatures_of_chi(system, asked)) == pytest.approx(asked)


def test_pure_components_are_no_solution(dope):
    with pytest.raises(InputError, match="volume fraction between 0 and 1"):
        cloud_temperatures(dope(), np.array([0.0]))
