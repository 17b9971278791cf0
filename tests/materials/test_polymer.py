"""Polymers: the facts of PVDF hang together."""

import math

import pytest

from poreform.core.document import read_toml
from poreform.core.errors import InputError, OutOfRangeError
from poreform.materials.catalogue import SHIPPED, load
from poreform.materials.polymer import Polymer

POLYMERS = load().polymers
NAMES = sorted(POLYMERS)
AVOGADRO = 6.02214076e23


@pytest.mark.parametrize("name", NAMES)
def test_the_repeat_unit_weighs_what_its_formula_says(name):
    # C2H2F2, IUPAC 2021: 2 12.011 + 2 1.008 + 2 18.998 g/mol
    assert POLYMERS[name].repeat_molar_mass.value == pytest.approx(64.034e-3, rel=1e-4)


@pytest.mark.parametrize("name", NAMES)
def test_the_crystal_density_follows_from_the_unit_cell(name):
    cell = 0.496e-9 * 0.964e-9 * 0.462e-9
    density = 4.0 * 64.034e-3 / AVOGADRO / cell
    assert POLYMERS[name].density_crystal.value == pytest.approx(density, rel=1e-3)


def test_the_heat_of_fusion_per_repeat_unit_is_that_of_the_literature():
    assert POLYMERS["PVDF"].heat_of_fusion_molar == pytest.approx(6704.0, rel=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_the_melt_line_meets_the_amorphous_density_at_room_temperature(name):
    polymer = POLYMERS[name]
    assert polymer.density_at(298.15) == pytest.approx(
        polymer.density_amorphous.value, rel=0.01
    )


@pytest.mark.parametrize("name", ["PVDF", "PVDF 6010-like"])
def test_the_solid_density_agrees_with_the_crystallinity(name):
    # volumes of crystal and amorphous part add
    polymer = POLYMERS[name]
    crystal = polymer.crystallinity.value
    volume = (
        crystal / polymer.density_crystal.value
        + (1.0 - crystal) / polymer.density_amorphous.value
    )
    assert 1.0 / volume == pytest.approx(polymer.density_solid.value, rel=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_crystals_melt_below_their_equilibrium_temperature(name):
    polymer = POLYMERS[name]
    assert (
        polymer.glass_transition_temperature.value
        < polymer.melting_temperature.value
        < polymer.equilibrium_melting_temperature.value
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_grade_is_long_enough_for_the_claims(name):
    polymer = POLYMERS[name]
    assert polymer.weight_average_molar_mass.value >= 100.0
    assert polymer.number_average_molar_mass < polymer.weight_average_molar_mass.value
    assert polymer.kind.startswith("vinylidene fluoride")


def test_alpha_spherulites_grow_at_the_remembered_rates():
    # G0 exp(-U*/R(T - T_inf)) exp(-Kg/(T dT f)), f = 2T/(T + Tm0): about 1 um/s at 140 degC
    polymer = POLYMERS["PVDF"]
    growth, melting = polymer.growth, polymer.equilibrium_melting_temperature.value
    temperature = 413.15
    undercooling = melting - temperature
    correction = 2.0 * temperature / (temperature + melting)
    transport = growth.activation_energy.value / (
        8.314462618 * (temperature - growth.transport_stops_at.value)
    )
    barrier = growth.nucleation_constant.value / (temperature * undercooling * correction)
    rate = growth.prefactor.value * math.exp(-transport - barrier)
    assert 0.3e-6 < rate < 3e-6


def test_the_copolymer_is_softer_and_melts_lower_than_the_homopolymer():
    copolymer, homopolymer = POLYMERS["PVDF-HFP"], POLYMERS["PVDF"]
    assert (
        copolymer.mechanics.youngs_modulus.value
        < homopolymer.mechanics.youngs_modulus.value
    )
    assert (
        copolymer.equilibrium_melting_temperature.value
        < homopolymer.equilibrium_melting_temperature.value
    )


def test_the_repeat_unit_takes_more_room_in_the_melt_than_in_the_crystal():
    polymer = POLYMERS["PVDF"]
    assert polymer.repeat_volume_crystal == pytest.approx(33.26e-6, rel=1e-3)
    assert polymer.repeat_volume_at(298.15) == pytest.approx(38.12e-6, rel=5e-3)


def test_the_melt_density_knows_its_range():
    polymer = POLYMERS["PVDF"]
    with pytest.raises(OutOfRangeError, match=r"source covers -40 to 300 degC"):
        polymer.density_at(600.0)
    assert polymer.density_at(600.0, extrapolate=True) < polymer.density_at(573.0)


@pytest.mark.parametrize(
    ("field", "value", "match"),
    [
        ("density_amorphous", "1.30 g/cm**3", "must rise from melt over amorphous"),
        ("density_melt", "1.47 g/cm**3", "density_melt of PVDF needs its temperature"),
        ("dispersity", "0.8", "dispersity of PVDF is at least 1"),
        ("crystallinity", "140 %", "crystallinity.value: 140 % is outside"),
    ],
)
def test_a_polymer_that_cannot_be_is_refused(field, value, match):
    correct = read_toml(SHIPPED / "polymers" / "pvdf.toml")
    wrong = {field: {"value": value, "status": "assumed", "source": "a slip"}}
    with pytest.raises(InputError, match=match):
        Polymer.from_mapping({**correct, **wrong}, name="mine.toml")
