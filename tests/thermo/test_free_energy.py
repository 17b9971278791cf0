"""The free energy of mixing: derivatives, Gibbs-Duhem, symmetry, the ideal limit."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.chi import KoningsveldKleintjens, PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins

BASE = TemperatureChi(0.1, inverse=200.0)
LIQUIDS = [
    pytest.param(FloryHuggins(300.0, 1.0, BASE), id="chi(T)"),
    pytest.param(FloryHuggins(300.0, 1.0, PolynomialChi(BASE, (0.4, 0.2))), id="g(T, phi)"),
    pytest.param(
        FloryHuggins(300.0, 2.0, KoningsveldKleintjens(0.1, BASE, 0.3)), id="contacts"
    ),
]
PHI = np.array([1e-4, 0.05, 0.5, 0.97])
STEP = 1e-30


@pytest.mark.parametrize("liquid", LIQUIDS)
def test_gradient_and_hessian_are_the_derivatives_of_the_density(liquid):
    gradient = np.imag(liquid.density(PHI + 1j * STEP, 440.0)) / STEP
    hessian = np.imag(liquid.gradient(PHI + 1j * STEP, 440.0)) / STEP
    assert liquid.gradient(PHI, 440.0) == pytest.approx(gradient, rel=1e-12)
    assert liquid.hessian(PHI, 440.0) == pytest.approx(hessian, rel=1e-12)


@pytest.mark.parametrize("liquid", LIQUIDS)
def test_the_polymer_potential_is_the_tangent_at_pure_polymer(liquid):
    tangent = liquid.density(PHI, 440.0) + (1.0 - PHI) * liquid.gradient(PHI, 440.0)
    found = liquid.polymer_potential(np.log(PHI), 1.0 - PHI, 440.0)
    assert found == pytest.approx(tangent, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("liquid", LIQUIDS)
def test_gibbs_and_duhem_bind_the_potentials(liquid):
    # phi dmu_A + (1-phi) dmu_B = 0 along any change of composition
    step = PHI + 1j * STEP
    density, gradient = liquid.density(step, 440.0), liquid.gradient(step, 440.0)
    of_a = np.imag(density + (1.0 - step) * gradient) / STEP
    of_b = np.imag(density - step * gradient) / STEP
    assert PHI * of_a + (1.0 - PHI) * of_b == pytest.approx(0.0 * PHI, abs=1e-12)


def test_exchanging_the_components_mirrors_the_density():
    one, other = FloryHuggins(40.0, 3.0, BASE), FloryHuggins(3.0, 40.0, BASE)
    assert one.density(PHI, 440.0) == pytest.approx(other.density(1.0 - PHI, 440.0))


def test_without_interaction_and_size_the_mixture_is_ideal():
    ideal = FloryHuggins(1.0, 1.0, TemperatureChi(0.0))
    expected = PHI * np.log(PHI) + (1.0 - PHI) * np.log(1.0 - PHI)
    assert ideal.density(PHI, 300.0) == pytest.approx(expected, rel=1e-15)


def test_molecules_without_sites_are_refused():
    with pytest.raises(InputError, match="molecules of 0 and 1 sites"):
        FloryHuggins(0.0, 1.0, BASE)
