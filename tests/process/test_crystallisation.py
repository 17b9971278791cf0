"""Growth of crystal fronts and waking of foreign nuclei against their own laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.constants import gas_constant

from poreform.core.errors import InputError
from poreform.process.crystallisation import GrowthRate, HeterogeneousNuclei

MELTING = 441.0
GROWTH = GrowthRate(
    prefactor=0.1,
    transport_energy=6270.0,
    nucleation_constant=1.5e5,
    freezing_temperature=203.0,
)


def rate(
    temperature: float, *, fraction: float = 0.2, growth: GrowthRate = GROWTH
) -> float:
    return growth.at(temperature, melting_temperature=MELTING, polymer_fraction=fraction)


@pytest.mark.parametrize("temperature", [MELTING, MELTING + 20.0, 203.0, 150.0])
def test_nothing_grows_above_melting_or_below_freezing(temperature):
    assert rate(temperature) == 0.0


def test_growth_is_bell_shaped_between_freezing_and_melting():
    temperatures = np.linspace(203.5, 440.5, 400)
    speeds = np.array([rate(float(temperature)) for temperature in temperatures])
    peak = int(np.argmax(speeds))
    assert 0 < peak < 399
    assert (np.diff(speeds[: peak + 1]) >= 0.0).all()
    assert (np.diff(speeds[peak:]) <= 0.0).all()


def test_a_lauritzen_hoffman_plot_gives_back_its_constants():
    temperatures = np.linspace(360.0, 420.0, 20)
    correction = 2.0 * temperatures / (MELTING + temperatures)
    abscissa = 1.0 / (temperatures * (MELTING - temperatures) * correction)
    transport = 6270.0 / (gas_constant * (temperatures - 203.0))
    ordinate = np.log([rate(float(t), fraction=1.0) for t in temperatures]) + transport
    slope, intercept = np.polyfit(abscissa, ordinate, 1)
    assert slope == pytest.approx(-1.5e5, rel=1e-9)
    assert intercept == pytest.approx(np.log(0.1), rel=1e-9)


@given(fraction=st.floats(0.01, 1.0))
def test_dilution_slows_growth_in_proportion(fraction):
    pure = rate(400.0, fraction=1.0)
    assert rate(400.0, fraction=fraction) == pytest.approx(fraction * pure)


def test_a_lower_melting_line_slows_growth_at_the_same_temperature():
    lower = GROWTH.at(400.0, melting_temperature=MELTING - 10.0, polymer_fraction=0.2)
    assert 0.0 < lower < rate(400.0)


def test_the_constants_on_file_are_used(catalogue):
    polymer = catalogue.polymer("PVDF")
    found = GrowthRate.of(polymer)
    assert found.prefactor == polymer.growth.prefactor.value
    assert found.nucleation_constant == polymer.growth.nucleation_constant.value
    assert found.transport_energy == polymer.growth.activation_energy.value
    assert found.freezing_temperature == polymer.growth.transport_stops_at.value


def test_a_growth_without_a_prefactor_is_refused():
    with pytest.raises(InputError, match=r"prefactor is 0\.0; it is positive"):
        GrowthRate(0.0, 6270.0, 1.5e5, 203.0)


@given(share=st.floats(0.01, 0.99))
def test_waking_temperatures_invert_the_cumulative_density(share):
    nuclei = HeterogeneousNuclei()
    waking = float(nuclei.undercooling_at(np.array([share]))[0])
    assert nuclei.density_at(waking) == pytest.approx(share * nuclei.density.value)


def test_no_foreign_nucleus_wakes_above_the_melting_line():
    nuclei = HeterogeneousNuclei()
    assert nuclei.density_at(0.0) == nuclei.density_at(-5.0) == 0.0
    assert float(nuclei.undercooling_at(np.array([1e-12]))[0]) >= 0.0


def test_deep_undercooling_wakes_them_all():
    nuclei = HeterogeneousNuclei()
    assert nuclei.density_at(100.0) == pytest.approx(nuclei.density.value)
