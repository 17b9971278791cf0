"""What the substances of a recipe forbid, each said in one sentence."""

import pytest

from poreform.core.errors import InputError
from poreform.materials.mixture import Mixture
from poreform.process import limits
from poreform.process.extrusion import CoolantTransfer, stages_of
from poreform.process.recipe import Recipe


def recipe(content) -> Recipe:
    return Recipe.from_mapping(content, name="recipe.toml")


def test_the_molar_mass_of_the_recipe_goes_before_that_of_the_grade(content, catalogue):
    polymer = catalogue.polymer("PVDF")
    stated = content(polymer={"weight_average_molar_mass": "4e5 g/mol"})
    assert limits.molar_mass(recipe(stated), polymer) == pytest.approx(400.0)
    own = polymer.weight_average_molar_mass.value
    assert limits.molar_mass(recipe(content()), polymer) == own


def test_a_grade_of_short_chains_is_refused(content, catalogue):
    polymer = catalogue.polymer("PVDF")
    fact = polymer.weight_average_molar_mass
    short = polymer.model_copy(
        update={"weight_average_molar_mass": fact.model_copy(update={"value": 60.0})}
    )
    with pytest.raises(
        InputError, match=r"polymer.name: PVDF has .* 60000 g/mol; .*longer"
    ):
        limits.molar_mass(recipe(content()), short)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param(
            {"solvent": {"name": "cyclohexanone"}},
            r"dissolution.temperature: 160 degC is not below 15.*, the boiling point",
            id="Ts above boiling",
        ),
        pytest.param(
            {
                "solvent": {"name": "cyclohexanone"},
                "dissolution": {"temperature": "120 degC"},
                "scan": {"stop": "200 degC"},
            },
            r"scan.stop: 200 degC is not below .* boiling point of cyclo.*; lower",
            id="scan above boiling",
        ),
        pytest.param(
            {"forming": {"die_temperature": "350 degC"}},
            r"forming.die_temperature: 350 degC is not below 300 degC, .* PVDF is stable",
            id="die too hot for the polymer",
        ),
    ],
)
def test_heat_that_a_substance_does_not_bear_is_refused(content, catalogue, change, match):
    found = recipe(content(**change))
    solvent = Mixture.pure(catalogue.solvent(found.solvent.name))
    with pytest.raises(InputError, match=match):
        limits.check_heat(found, catalogue.polymer("PVDF"), solvent, None)


def test_a_resin_may_decay_before_the_polymer_does(content, catalogue):
    hot = recipe(content(dissolution={"temperature": "260 degC"}))
    solvent = Mixture.pure(catalogue.solvent("dibutyl phthalate"))
    polymer = catalogue.polymer("PVDF")
    limits.check_heat(hot, polymer, solvent, None)
    with pytest.raises(InputError, match=r"260 degC is not below 250 degC, .* PMMA is st"):
        limits.check_heat(hot, polymer, solvent, catalogue.resin("PMMA"))


def test_a_diluent_that_is_still_solid_is_refused(content, catalogue):
    cold = recipe(content(dissolution={"temperature": "60 degC"}))
    solvent = Mixture.pure(catalogue.solvent("diphenyl carbonate"))
    with pytest.raises(InputError, match=r"60 degC is not above .* carbonate melts; raise"):
        limits.check_heat(cold, catalogue.polymer("PVDF"), solvent, None)


def test_a_bath_hotter_than_the_dope_is_refused(content):
    warm = recipe(content(cooling={"outer": {"medium": "oil", "temperature": "170 degC"}}))
    stages = stages_of(warm.cooling, CoolantTransfer())
    with pytest.raises(
        InputError, match=r"cooling.outer.temperature: 170 degC is not below the 160 degC"
    ):
        limits.check_cold(warm, stages)


def test_the_coldest_dope_of_a_scan_decides_about_the_bath(content):
    scan = content(
        cooling={"outer": {"medium": "oil", "temperature": "110 degC"}},
        scan={"stop": "200 degC"},
    )
    found = recipe(scan)
    with pytest.raises(InputError, match="110 degC is not below the 100 degC"):
        limits.check_cold(found, stages_of(found.cooling, CoolantTransfer()))


def test_a_wetting_liquid_does_not_extract(catalogue):
    with pytest.raises(InputError, match=r"treatment.liquid: Porefil is on file for por"):
        limits.check_volatile(catalogue.liquid("Porefil"), catalogue.polymer("PVDF"))


def test_a_liquid_that_boils_above_the_polymer_melts_does_not_leave(catalogue):
    ethanol = catalogue.liquid("ethanol")
    heavy = ethanol.model_copy(
        update={"boiling_point": ethanol.boiling_point.model_copy(update={"value": 500.0})}
    )
    with pytest.raises(InputError, match=r"ethanol boils at 226.9 degC; a volatile liquid"):
        limits.check_volatile(heavy, catalogue.polymer("PVDF"))


def test_a_liquid_not_known_to_dissolve_the_resin_is_remarked_and_allowed(catalogue):
    resin = catalogue.resin("PMMA")
    assert limits.remarks(catalogue.liquid(resin.soluble_in[0]), resin) == ()
    (remark,) = limits.remarks(catalogue.liquid("ethanol"), resin)
    assert "ethanol is not on file as a solvent of PMMA" in remark
    assert limits.remarks(catalogue.liquid("ethanol"), None) == ()
