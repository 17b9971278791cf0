"""Melting in any number of components: its limits, and coexisting liquids melt alike."""

import numpy as np
import pytest
from scipy.constants import gas_constant

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.components import Components
from poreform.thermo.crystal import Crystal
from poreform.thermo.melting import melting_temperature
from poreform.thermo.melting_in_mixture import melting_temperature_in
from poreform.thermo.tie_line import tie_line

CRYSTAL = Crystal(
    melting_temperature=483.15,
    heat_of_fusion=6700.0,
    repeat_volume=4.0e-5,
    reference_volume=266e-6,
)


def matrix(size, **pairs):
    """A symmetric matrix from entries such as c01=0.6."""
    chi = np.zeros((size, size))
    for name, value in pairs.items():
        i, j = int(name[1]), int(name[2])
        chi[i, j] = chi[j, i] = value
    return chi


@pytest.mark.parametrize("phi", [1e-6, 0.05, 0.4, 0.9])
def test_of_two_components_it_is_florys_line(dope, phi):
    system = dope(0.62)
    model = system.chi.model
    mixture = Components(np.array([250.0, 1.0]), matrix(2, c01=model.constant))
    found = melting_temperature_in(
        mixture,
        np.log([phi, 1.0 - phi]),
        CRYSTAL,
        chi_per_inverse=matrix(2, c01=model.inverse),
    )
    assert found == pytest.approx(melting_temperature(system, phi), abs=1e-9)


def test_of_two_long_polymers_it_is_the_line_of_nishi_and_wang():
    phi, chi, long = 0.3, -0.05, 1e9
    mixture = Components(np.array([long, long]), matrix(2, c01=chi))
    found = melting_temperature_in(mixture, np.log([1.0 - phi, phi]), CRYSTAL)
    # 1/Tm - 1/Tm0 = -(R V2u/(dHu V1u)) chi phi1^2
    scale = gas_constant * CRYSTAL.sites_per_unit / CRYSTAL.heat_of_fusion
    expected = 1.0 / (1.0 / CRYSTAL.melting_temperature - scale * chi * phi**2)
    assert found == pytest.approx(expected, abs=1e-5)


def test_of_two_finite_polymers_the_terms_of_mixing_stay():
    phi, chi, m2, m1 = 0.3, -0.05, 80.0, 20.0
    mixture = Components(np.array([m2, m1]), matrix(2, c01=chi))
    found = melting_temperature_in(mixture, np.log([1.0 - phi, phi]), CRYSTAL)
    scale = gas_constant * CRYSTAL.sites_per_unit / CRYSTAL.heat_of_fusion
    mixing = np.log(1.0 - phi) / m2 + (1.0 / m2 - 1.0 / m1) * phi + chi * phi**2
    expected = 1.0 / (1.0 / CRYSTAL.melting_temperature - scale * mixing)
    assert found == pytest.approx(expected, abs=1e-9)


def test_two_solvents_that_are_alike_melt_as_one():
    split = Components(np.array([250.0, 1.0, 1.0]), matrix(3, c01=0.6, c02=0.6))
    whole = Components(np.array([250.0, 1.0]), matrix(2, c01=0.6))
    found = melting_temperature_in(split, np.log([0.3, 0.5, 0.2]), CRYSTAL)
    assert found == pytest.approx(
        melting_temperature_in(whole, np.log([0.3, 0.7]), CRYSTAL), abs=1e-10
    )


@pytest.mark.parametrize("feed", [(0.2, 0.2, 0.6), (0.1, 0.05, 0.85)])
def test_coexisting_liquids_of_polymer_resin_and_solvent_melt_at_one_temperature(feed):
    sizes, chi = np.array([250.0, 100.0, 1.0]), matrix(3, c01=-0.01, c02=0.75, c12=0.4)
    line = tie_line(sizes, chi, np.array(feed))
    lean, rich = (
        melting_temperature_in(Components(sizes, chi), row, CRYSTAL) for row in line.ln_phi
    )
    assert lean == pytest.approx(rich, abs=1e-9)


def test_the_other_component_may_be_the_crystal():
    mixture = Components(np.array([1.0, 250.0]), matrix(2, c01=0.6))
    mirrored = Components(np.array([250.0, 1.0]), matrix(2, c01=0.6))
    found = melting_temperature_in(mixture, np.log([0.7, 0.3]), CRYSTAL, crystallising=1)
    other = melting_temperature_in(mirrored, np.log([0.3, 0.7]), CRYSTAL)
    assert found == pytest.approx(other, abs=1e-10)


@pytest.mark.parametrize(
    ("ln_phi", "which", "match"),
    [
        (np.log([0.3, 0.5]), 0, "add up to 0.8"),
        (np.log([0.3, 0.4, 0.3]), 0, "need as many logarithms"),
        (np.log([0.3, 0.7]), 2, "component 2 is not one of 0 to 1"),
    ],
)
def test_what_is_no_liquid_is_refused(ln_phi, which, match):
    mixture = Components(np.array([250.0, 1.0]), matrix(2, c01=0.6))
    with pytest.raises(InputError, match=match):
        melting_temperature_in(mixture, ln_phi, CRYSTAL, crystallising=which)


def test_a_chi_that_never_lets_the_crystal_melt_is_refused():
    mixture = Components(np.array([250.0, 1.0]), matrix(2, c01=60.0))
    with pytest.raises(NotConvergedError, match="no melting temperature between 50"):
        melting_temperature_in(mixture, np.log([0.1, 0.9]), CRYSTAL)
