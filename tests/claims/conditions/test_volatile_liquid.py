"""The extraction liquid."""

from dataclasses import replace

import pytest

from poreform.claims.conditions.volatile_liquid import VolatileLiquid, mixes
from poreform.claims.verdict import Answer


@pytest.mark.parametrize("name", ["dichloromethane", "ethanol"])
def test_common_extraction_liquids_take_dibutyl_phthalate_away(case, name):
    treatment = {"code": "i", "liquid": name, "edges": "free", "time": "1 min"}
    assert VolatileLiquid().rule(case(treatment=treatment)).answer is Answer.MET


def test_water_and_dibutyl_phthalate_do_not_mix(case, catalogue):
    water, ethanol = catalogue.liquid("water"), catalogue.liquid("ethanol")
    diluent = case().diluent
    assert not mixes(water.hansen, 1.8e-5, diluent)
    assert mixes(ethanol.hansen, 5.9e-5, diluent)


def test_doubts_have_to_be_tried_and_never_say_no(case, catalogue):
    found = VolatileLiquid().rule(replace(case(), liquid=catalogue.liquid("water")))
    assert found.answer is Answer.NOT_KNOWN
    assert "may not mix" in found.evidence


def test_a_liquid_that_boils_above_the_melting_range_is_not_volatile(case):
    plain = case()
    hot = plain.liquid.boiling_point.model_copy(update={"value": 480.0})
    heavy = plain.liquid.model_copy(update={"boiling_point": hot})
    assert VolatileLiquid().rule(replace(plain, liquid=heavy)).answer is Answer.NOT_MET


def test_a_liquid_without_a_boiling_point_is_not_known(case):
    plain = case()
    bare = plain.liquid.model_copy(update={"boiling_point": None})
    assert VolatileLiquid().rule(replace(plain, liquid=bare)).answer is Answer.NOT_KNOWN


def test_a_liquid_near_the_polymer_may_swell_it(case):
    plain = case()
    near = plain.liquid.model_copy(update={"hansen": plain.polymer.hansen})
    found = VolatileLiquid().rule(replace(plain, liquid=near))
    assert found.answer is Answer.NOT_KNOWN
    assert "Ra/R0 = 0.00" in found.evidence


def test_in_a_blend_the_liquid_dissolves_the_resin(case):
    blend = {
        "resin": {"name": "PMMA", "concentration": "8 wt%"},
        "treatment": {"code": "iv", "liquid": "ethanol", "edges": "free", "time": "1 min"},
    }
    found = VolatileLiquid().rule(case(**blend))
    assert found.answer is Answer.NOT_KNOWN
    assert "not on file as a solvent of PMMA" in found.evidence
