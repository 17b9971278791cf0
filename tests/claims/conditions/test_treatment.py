"""After-treatment and residual strain."""

import pytest

from poreform.claims.conditions.treatment import AfterTreatment, ResidualStrain
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.reading import Reading


def treated(case, code, experiments=(), **extra):
    treatment = {
        "code": code,
        "liquid": "ethanol",
        "edges": "free",
        "time": "1 min",
        **extra,
    }
    return case(experiments, treatment=treatment)


@pytest.mark.parametrize(
    ("code", "extra", "order"),
    [
        ("i", {}, "i: extract"),
        ("ii", {"strain": "50 %"}, "ii: stretch, then extract"),
        ("iii", {"strain": "50 %"}, "iii: extract, then stretch"),
    ],
)
def test_the_orders_of_a_route_are_its_own(case, code, extra, order):
    found = AfterTreatment("P").rule(treated(case, code, **extra))
    assert (found.answer, found.value) == (Answer.MET, order)
    assert AfterTreatment("L").rule(treated(case, code, **extra)).answer is Answer.NOT_MET


def test_without_stretching_there_is_no_strain(case):
    assert ResidualStrain().rule(treated(case, "i")).answer is Answer.MET


def test_what_stays_is_at_most_what_was_applied(case):
    found = ResidualStrain().rule(treated(case, "ii", strain="100 %"))
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.RECIPE)


def test_a_greater_strain_under_load_has_to_be_measured_after_release(case):
    assert (
        ResidualStrain().rule(treated(case, "ii", strain="150 %")).answer
        is Answer.NOT_KNOWN
    )


@pytest.mark.parametrize(("left", "answer"), [(100.0, Answer.MET), (100.1, Answer.NOT_MET)])
def test_the_measured_residual_strain_is_at_most_100_percent(case, record, left, answer):
    stretched = record(
        150.0, treatment="ii", readings=(Reading("residual_strain", left, "%", "ruler"),)
    )
    assert (
        ResidualStrain().rule(treated(case, "ii", [stretched], strain="150 %")).answer
        is answer
    )


def test_the_strain_of_another_order_says_nothing(case, record):
    other = record(
        150.0, treatment="iii", readings=(Reading("residual_strain", 120.0, "%", "ruler"),)
    )
    assert (
        ResidualStrain().rule(treated(case, "ii", [other], strain="150 %")).answer
        is Answer.NOT_KNOWN
    )
