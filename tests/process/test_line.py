"""A recipe on its line: names found, composition conserved, stages in agreement."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import UnknownNameError
from poreform.materials.catalogue import load
from poreform.process.dissolution import SurvivingOrder
from poreform.process.line import Line, resolve
from poreform.process.recipe import Recipe

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "recipes").glob("*.toml"))
BLEND = resolve(
    Recipe.from_toml(next(path for path in EXAMPLES if "pmma" in path.name)), load()
)


def line(content, catalogue) -> Line:
    return resolve(Recipe.from_mapping(content, name="recipe.toml"), catalogue)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_shipped_recipe_runs_down_the_line(path, catalogue):
    found = resolve(Recipe.from_toml(path), catalogue)
    assert found.remarks == ()
    properties = found.thermal_properties(crystallisation_temperature=None, width=1.0)
    cooling = found.cool(properties)
    assert cooling.time[-1] == pytest.approx(found.recipe.cooling.time)
    bath = found.recipe.cooling.outer.temperature
    coldest = cooling.history(0.0).temperature[-1]
    assert bath - 0.1 <= coldest < bath + 40.0


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"polymer": {"name": "PVDV"}}, r"polymer.name: no polymer is called 'PVDV'; did"),
        (
            {"solvent": {"name": "dibutil phthalate"}},
            r"solvent.name: .*'dibutyl phthalate'",
        ),
        ({"treatment": {"liquid": "ethanole"}}, r"treatment.liquid: .* mean 'ethanol'"),
        (
            {
                "treatment": {"code": "iv"},
                "resin": {"name": "PMA", "concentration": "8 wt%"},
            },
            r"resin.name: no resin is called 'PMA'; did you mean 'PMMA'",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_its_field_and_near_misses(
    content, catalogue, change, match
):
    with pytest.raises(UnknownNameError, match=match):
        line(content(**change), catalogue)


def test_a_solvent_is_found_by_name_abbreviation_or_number(content, catalogue):
    names = ("dibutyl phthalate", "DBP", "84-74-2")
    found = {
        line(content(solvent={"name": name}), catalogue).diluent.name for name in names
    }
    assert found == {"dibutyl phthalate"}


@given(temperature=st.floats(290.0, 480.0))
def test_volumes_add_to_the_density_of_the_dope(temperature):
    polymer, diluent, resin = BLEND.volume_fractions_at(temperature)
    assert polymer + diluent + resin == pytest.approx(1.0)
    mass = polymer * BLEND.polymer.density_at(temperature, extrapolate=True)
    mass += diluent * BLEND.diluent.density_at(temperature, extrapolate=True)
    mass += resin * BLEND.resin.density_at(temperature, extrapolate=True)
    assert mass == pytest.approx(BLEND.density_at(temperature))
    share = polymer * BLEND.polymer.density_at(temperature, extrapolate=True) / mass
    assert share == pytest.approx(BLEND.recipe.solution.concentration)


def test_heat_capacity_lies_between_those_of_the_parts():
    properties = BLEND.thermal_properties(crystallisation_temperature=None, width=1.0)
    parts = [
        BLEND.polymer.heat_capacity.value,
        BLEND.diluent.heat_capacity,
        BLEND.resin.heat_capacity.value,
    ]
    assert min(parts) < properties.heat_capacity < max(parts)
    assert properties.latent is None


def test_the_latent_heat_is_that_of_the_crystallising_polymer():
    properties = BLEND.thermal_properties(crystallisation_temperature=410.0, width=4.0)
    polymer = BLEND.polymer
    expected = 0.22 * polymer.crystallinity.value * polymer.heat_of_fusion.value
    assert properties.latent.heat == pytest.approx(expected)


def test_the_dope_is_dissolved_at_the_temperature_and_time_of_the_recipe():
    found = BLEND.dissolve(SurvivingOrder(), melting_temperature=440.0)
    assert found.temperature == BLEND.recipe.dissolution.temperature
    assert found.time == BLEND.recipe.dissolution.time
    assert found.polymer_fraction == BLEND.volume_fractions_at(found.temperature)[0]


def test_the_evidence_covers_every_substance_of_the_line():
    names = {dict(material)["name"] for material in BLEND.materials}
    assert names == {"PVDF", "PMMA", "dibutyl phthalate", "dichloromethane"}


def test_the_grade_fills_in_what_the_recipe_leaves_out(content, catalogue):
    found = line(content(), catalogue)
    assert found.dispersity == found.polymer.dispersity.value
    assert found.resin_molar_mass is None
    assert BLEND.resin_molar_mass == BLEND.resin.weight_average_molar_mass.value
    narrow = line(content(polymer={"dispersity": 1.5}), catalogue)
    assert narrow.dispersity == 1.5


def test_polymer_yields_at_its_stress_over_its_modulus():
    mechanics = BLEND.polymer.mechanics
    assert BLEND.yield_strain * mechanics.youngs_modulus.value == pytest.approx(
        mechanics.yield_stress.value
    )
    assert BLEND.growth_rate.prefactor == BLEND.polymer.growth.prefactor.value
