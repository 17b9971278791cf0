"""The dope as a binary system: the limits of a resin that counts with the diluent."""

from dataclasses import replace

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.process.line import resolve
from poreform.thermo.chi import TemperatureChi
from poreform.thermo.substances import system_of
from poreform.virtual.substances import MeanDiluentChi, effective_system

KELVIN = 400.0


@pytest.fixture(scope="module")
def mixed(blend, catalogue):
    """The line of the blend and its effective system."""
    line = resolve(blend(), catalogue)
    return line, effective_system(line, catalogue)


def plain(line, catalogue):
    return system_of(line.polymer, line.diluent, catalogue, molar_mass=line.molar_mass)


def figures(system):
    return (
        system.chain_length,
        system.reference_volume,
        float(system.chi.at(KELVIN)),
        float(system.crystal.driving_force(KELVIN)),
        float(system.diluent_density(KELVIN)),
    )


def test_without_a_resin_the_system_is_that_of_polymer_and_solvent(recipe, catalogue):
    line = resolve(recipe(), catalogue)
    found = effective_system(line, catalogue)
    assert figures(found) == figures(plain(line, catalogue))


def test_a_trace_of_resin_changes_nothing(blend, catalogue):
    line = resolve(blend(resin={"concentration": "0.0001 wt%"}), catalogue)
    found = figures(effective_system(line, catalogue))
    assert found == pytest.approx(figures(plain(line, catalogue)), rel=1e-5)


def test_the_site_is_the_volume_of_the_liquid_over_its_number_of_molecules(mixed):
    line, system = mixed
    at = system.reference_temperature
    _, solvent, resin = line.weight_fractions
    volume = solvent / line.diluent.density_at(at, extrapolate=True)
    volume += resin / line.resin.density_at(at, extrapolate=True)
    moles = solvent / line.diluent.molar_mass + resin / line.resin_molar_mass
    assert system.reference_volume == pytest.approx(volume / moles, rel=1e-6)


def test_the_polymer_chain_keeps_its_volume_and_its_gain_by_crystallising(mixed, catalogue):
    line, system = mixed
    alone = plain(line, catalogue)
    chain, site = system.chain_length, system.reference_volume
    assert chain * site == pytest.approx(alone.chain_length * alone.reference_volume)
    gains = [entry.crystal.driving_force(KELVIN) for entry in (system, alone)]
    sites = [entry.reference_volume for entry in (system, alone)]
    assert gains[0] / sites[0] == pytest.approx(gains[1] / sites[1])


def test_chi_per_volume_is_the_mean_over_solvent_and_resin(mixed, catalogue):
    line, system = mixed
    alone = plain(line, catalogue)
    _, solvent, resin = line.volume_fractions_at(system.reference_temperature)
    share = resin / (solvent + resin)
    pair = catalogue.pair(line.polymer.name, line.resin.name)
    per_repeat = pair.chi_constant.value + pair.chi_slope.value / KELVIN
    density = line.resin.density_at(system.reference_temperature, extrapolate=True)
    per_volume = per_repeat * density / line.resin.repeat_molar_mass.value
    of_solvent = float(alone.chi.at(KELVIN)) / alone.reference_volume
    expected = (1.0 - share) * of_solvent + share * per_volume
    assert float(system.chi.at(KELVIN)) / system.reference_volume == pytest.approx(expected)


def test_weight_and_volume_fractions_of_a_blend_count_the_resin_as_liquid(mixed):
    line, system = mixed
    polymer, _, _ = line.weight_fractions
    phi, _, _ = line.volume_fractions_at(KELVIN)
    assert system.volume_fraction(polymer, KELVIN) == pytest.approx(phi, rel=1e-4)


def test_the_slope_of_the_mean_chi_is_that_of_its_values():
    chi = MeanDiluentChi(TemperatureChi(-0.5, 300.0), 1.2, TemperatureChi(-0.1, -20.0))
    kelvin = np.array([350.0, 420.0])
    numeric = (chi.at(kelvin + 0.01) - chi.at(kelvin - 0.01)) / 0.02
    assert chi.temperature_slope(kelvin) == pytest.approx(numeric, rel=1e-6)
    assert not chi.depends_on_composition


def test_a_resin_of_which_nothing_is_on_file_is_refused_by_name(blend, catalogue):
    known = {key: pair for key, pair in catalogue.pairs.items() if pair.partner != "PMMA"}
    bare = replace(catalogue, pairs=known)
    with pytest.raises(
        InputError, match=r"resin\.name: nothing is on file about PVDF with"
    ):
        effective_system(resolve(blend(), bare), bare)
