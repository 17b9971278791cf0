"""The melting line against Flory's closed form, and its limits."""

import numpy as np
import pytest
from scipy.constants import gas_constant

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.melting import (
    gain_by_crystallising,
    melting_temperature,
    melting_temperatures,
)

PHI = np.array([0.02, 0.1, 0.3, 0.6, 0.9])


def flory(phi, *, chain_length, constant, inverse):
    """1/Tm explicit for chi = a + b/T, rearranged by hand from Flory 1949."""
    factor = gas_constant / 6700.0 * (4e-5 / 266e-6)
    rest = 1.0 - phi
    athermal = (1.0 - 1.0 / chain_length) * rest - np.log(phi) / chain_length
    top = 1.0 / 483.15 + factor * (athermal - constant * rest**2)
    return (1.0 + factor * inverse * rest**2) / top


@pytest.mark.parametrize(
    ("constant", "inverse"), [(0.3, 0.0), (-0.1, 250.0), (1.0, -200.0)]
)
def test_the_line_is_that_of_flory(dope, constant, inverse):
    system = dope(model=TemperatureChi(constant, inverse=inverse))
    expected = flory(PHI, chain_length=250.0, constant=constant, inverse=inverse)
    assert melting_temperatures(system, PHI) == pytest.approx(expected, rel=1e-13)


def test_the_pure_polymer_melts_at_its_own_temperature(dope):
    assert melting_temperature(dope(), 1.0) == pytest.approx(483.15, rel=1e-14)


def test_a_better_solvent_lowers_the_line(dope):
    good, poor = dope(0.3), dope(0.6)
    assert (melting_temperatures(good, PHI) < melting_temperatures(poor, PHI)).all()


def test_the_crystal_gains_below_the_line_and_loses_above_it(dope):
    system = dope(0.4)
    line = melting_temperature(system, 0.3)
    gains = [
        gain_by_crystallising(system, np.log(0.3), 0.7, line + step) for step in (-1.0, 1.0)
    ]
    assert gains[0] > 0.0 > gains[1]


def test_a_chi_that_moves_with_composition_is_taken_along(dope):
    # potential of the polymer: the common tangent of f at phi, read at pure polymer
    model = PolynomialChi(TemperatureChi(0.2, inverse=100.0), (0.5,))
    system = dope(model=model)
    line = melting_temperature(system, 0.4)
    liquid = system.free_energy
    tangent = liquid.density(0.4, line) + 0.6 * liquid.gradient(0.4, line)
    assert system.crystal.driving_force(line) == pytest.approx(-tangent, rel=1e-11)


@pytest.mark.parametrize("phi", [0.0, -0.1, 1.1])
def test_a_composition_outside_the_diagram_is_refused(dope, phi):
    with pytest.raises(InputError, match=f"phi is {phi:g}; a polymer volume fraction"):
        melting_temperature(dope(), phi)


def test_a_chi_that_never_lets_the_crystal_melt_is_refused(dope):
    with pytest.raises(NotConvergedError, match="no melting temperature between 50"):
        melting_temperature(dope(model=TemperatureChi(90.0)), 0.5)
