"""Extraction and porometry liquids."""

import re

import pytest

from poreform.core.errors import InputError
from poreform.materials.catalogue import load
from poreform.materials.liquid import Liquid

LIQUIDS = load().liquids
WEIGHTS = {"H": 1.008, "C": 12.011, "O": 15.999, "F": 18.998, "S": 32.06, "Cl": 35.45}
VOLATILE = sorted(name for name in LIQUIDS if "extraction" in LIQUIDS[name].roles)
WETTING = ("ethanol", "Porefil", "Porofil", "Galwick", "2-propanol")


@pytest.mark.parametrize("name", VOLATILE)
def test_the_molar_mass_follows_from_the_formula(name):
    liquid = LIQUIDS[name]
    parts = re.findall(r"([A-Z][a-z]?)(\d*)", liquid.formula)
    mass = sum(WEIGHTS[element] * int(count or 1) for element, count in parts)
    assert liquid.molar_mass.value == pytest.approx(mass * 1e-3, rel=5e-4)


@pytest.mark.parametrize("name", VOLATILE)
def test_an_extraction_liquid_boils_below_the_melting_range_of_pvdf(name):
    assert LIQUIDS[name].boiling_point.value <= 373.15
    assert (
        LIQUIDS[name].boiling_point.value < load().polymer("PVDF").melting_temperature.value
    )


@pytest.mark.parametrize("name", WETTING)
def test_a_porometry_liquid_wets_and_has_a_low_surface_tension(name):
    liquid = LIQUIDS[name]
    assert "porometry" in liquid.roles
    assert liquid.contact_angle.value == 0.0
    assert 0.015 < liquid.surface_tension.value < 0.023


def test_water_does_not_wet_pvdf_fully():
    assert LIQUIDS["water"].contact_angle.value > 1.0
    assert LIQUIDS["water"].viscosity.value == pytest.approx(0.890e-3, rel=1e-3)


def test_the_chlorinated_liquid_pulls_harder_than_the_hydrofluorocarbon():
    found = [
        LIQUIDS[name].surface_tension.value for name in ("dichloromethane", "HFC-43-10mee")
    ]
    assert found == pytest.approx([27.2e-3, 14.1e-3], rel=0.01)


def test_a_liquid_with_an_unknown_role_is_refused():
    with pytest.raises(InputError, match=r"roles\.0: input should be 'extraction'"):
        Liquid.from_mapping({"name": "glue", "roles": ["sticking"]}, name="glue.toml")
