"""Condition (D)."""

from dataclasses import replace

import pytest

from poreform.claims.conditions.planar import PlanarInterfaceForms
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.reading import Reading
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.planar_interface import planar_interface
from poreform.thermo.standing import Standing
from poreform.thermo.substances import system_of


@pytest.fixture
def diagram(case, catalogue):
    """A function of a solvent's name: its phase diagram with PVDF."""

    def make(solvent):
        plain = case(solvent={"name": solvent})
        system = system_of(
            plain.polymer, plain.diluent, catalogue, molar_mass=plain.molar_mass
        )
        return phase_diagram(system, undercooling=20.0)

    return make


def test_one_planar_interface_above_tc_settles_it(case, standing, record):
    tc = record(
        150.0, readings=(Reading("crystallisation_temperature", 120.0, "degC", "DSC"),)
    )
    found = PlanarInterfaceForms().rule(
        case([tc], standing=[standing(130.0, "planar interface")])
    )
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.MEASURED)
    assert found.value == "planar interface at 25 wt% and 130 degC"
    assert found.evidence == "notebook 7"


def test_a_planar_interface_below_tc_settles_nothing(case, standing, record):
    tc = record(
        150.0, readings=(Reading("crystallisation_temperature", 140.0, "degC", "DSC"),)
    )
    found = PlanarInterfaceForms().rule(
        case([tc], standing=[standing(130.0, "planar interface")])
    )
    assert found.answer is Answer.NOT_KNOWN
    assert "measure the crystallisation temperature" in found.next_step


def test_crystals_seen_lower_tell_that_it_was_above_tc(case, standing):
    seen = [standing(130.0, "planar interface"), standing(110.0, "crystals")]
    assert PlanarInterfaceForms().rule(case(standing=seen)).answer is Answer.MET


@pytest.mark.parametrize(
    "changes",
    [
        {"concentration": 0.05},
        {"concentration": 0.65},
        {"uniform_before": False},
        {"solvent": "sulfolane"},
    ],
)
def test_an_observation_must_be_of_a_uniform_solution_in_range(case, standing, changes):
    seen = [
        standing(130.0, "planar interface", **changes),
        standing(110.0, "crystals", **changes),
    ]
    assert PlanarInterfaceForms().rule(case(standing=seen)).answer is Answer.NOT_KNOWN


def test_cloudiness_is_no_planar_interface(case, standing):
    seen = [standing(130.0, "cloudy"), standing(110.0, "crystals")]
    assert PlanarInterfaceForms().rule(case(standing=seen)).answer is Answer.NOT_KNOWN


@pytest.mark.parametrize(
    ("probability", "answer"),
    [(0.99, Answer.MET), (0.5, Answer.NOT_KNOWN), (0.01, Answer.NOT_MET)],
)
def test_a_prediction_answers_only_when_chi_leaves_no_doubt(
    case, diagram, probability, answer
):
    found = planar_interface(diagram("dibutyl maleate"))
    forced = replace(
        found, is_estimate=False, kinetic=replace(found.kinetic, probability=probability)
    )
    plain = case()
    evidence = replace(plain.evidence, prediction=forced)
    ruling = PlanarInterfaceForms().rule(replace(plain, evidence=evidence))
    assert (ruling.answer, ruling.kind) == (answer, EvidenceKind.PREDICTED)
    assert "stand below the cloud point" in ruling.next_step


def test_a_hansen_estimate_answers_nothing(case, diagram):
    found = replace(planar_interface(diagram("dibutyl maleate")), is_estimate=True)
    plain = case()
    ruling = PlanarInterfaceForms().rule(
        replace(plain, evidence=replace(plain.evidence, prediction=found))
    )
    assert ruling.answer is Answer.NOT_KNOWN
    assert "only a Hansen estimate" in ruling.evidence


def test_an_observation_goes_before_a_prediction(case, standing, diagram):
    seen = [standing(130.0, "planar interface"), standing(110.0, "crystals")]
    found = PlanarInterfaceForms().rule(
        case(standing=seen, diagram=diagram("dibutyl phthalate"))
    )
    assert found.kind is EvidenceKind.MEASURED


def test_a_prediction_tells_its_sentence_the_two_liquids_and_how_long_they_part(
    case, diagram
):
    """The time is that of Stokes for the figures that stand beside it."""
    standing = Standing(diluent_viscosity=2e-3, melt_viscosity=1e4)
    found = planar_interface(diagram("dibutyl maleate"), standing=standing)
    found = replace(
        found, is_estimate=False, kinetic=replace(found.kinetic, settling_time=7.6e3)
    )
    plain = case()
    ruling = PlanarInterfaceForms().rule(
        replace(plain, evidence=replace(plain.evidence, prediction=found))
    )
    gap = found.kinetic
    assert found.sentence in ruling.evidence
    assert f"{abs(gap.density_difference):.3g} kg/m3 apart" in ruling.evidence
    assert "part after about 2 h (order of magnitude)" in ruling.evidence
    assert ruling.next_step.endswith(
        f"at {gap.observation_temperature - 273.15:.4g} degC for about 2 h"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(45.0, "40 s"), (90.0, "90 s"), (300.0, "5 min"), (7.3e3, "2 h"), (4e5, "5 days")],
)
def test_a_time_is_told_to_an_order_of_magnitude(case, diagram, seconds, words):
    found = planar_interface(diagram("dibutyl maleate"))
    found = replace(
        found, is_estimate=False, kinetic=replace(found.kinetic, settling_time=seconds)
    )
    plain = case()
    ruling = PlanarInterfaceForms().rule(
        replace(plain, evidence=replace(plain.evidence, prediction=found))
    )
    assert f"part after about {words} " in ruling.evidence
