"""Kind and chain length of the polymer."""

from dataclasses import replace

import pytest

from poreform.claims.conditions.polymer import MolarMass, PolymerKind
from poreform.claims.verdict import Answer, EvidenceKind


@pytest.mark.parametrize("name", ["PVDF", "PVDF-HFP"])
def test_vinylidene_fluoride_homo_and_copolymers_are_asked_for(case, name):
    assert PolymerKind().rule(case(polymer={"name": name})).answer is Answer.MET


def test_another_polymer_is_not(case):
    plain = case()
    other = plain.polymer.model_copy(update={"kind": "other polymer"})
    assert PolymerKind().rule(replace(plain, polymer=other)).answer is Answer.NOT_MET


@pytest.mark.parametrize(
    ("molar_mass", "answer"), [(99.9, Answer.NOT_MET), (100.0, Answer.MET)]
)
def test_the_chains_have_at_least_1e5_g_per_mol(case, molar_mass, answer):
    assert MolarMass().rule(replace(case(), molar_mass=molar_mass)).answer is answer


def test_the_recipe_goes_before_the_grade(case):
    assert MolarMass().rule(case()).kind is EvidenceKind.RECIPE
    grade = MolarMass().rule(case(polymer={"name": "PVDF"}))
    assert grade.kind is EvidenceKind.MATERIAL
