"""Condition (B)."""

from dataclasses import replace

import pytest

from poreform.claims.case import Case
from poreform.claims.conditions.solvent import FormsPercolation
from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Answer, EvidenceKind


def ruled(case, experiments):
    return FormsPercolation().rule(case(experiments))


def test_one_qualifying_scan_is_enough_whatever_its_concentration(case, scan):
    found = ruled(case, [*scan(160.0, 130.0), *scan(130.0, 160.0, concentration=0.4)])
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.MEASURED)
    assert "40 wt%" in found.evidence


def test_scans_that_fail_leave_other_concentrations_open(case, scan):
    found = ruled(case, scan(160.0, 130.0))
    assert found.answer is Answer.NOT_KNOWN
    assert found.next_step == "scan another concentration within 10-60 wt%"


@pytest.mark.parametrize(
    "changes", [{"concentration": 0.65}, {"concentration": 0.05}, {"concentration": None}]
)
def test_a_concentration_outside_10_to_60_percent_cannot_qualify(case, scan, changes):
    assert ruled(case, scan(130.0, 160.0, **changes)).answer is Answer.NOT_KNOWN


def test_short_chains_cannot_qualify(catalogue, recipe, scan):
    evidence = Evidence.of(scan(130.0, 160.0, weight_average_molar_mass=95.0))
    found = replace(Case.of(recipe(), evidence, catalogue), molar_mass=95.0)
    assert len(found.scans(simulated=False)) == 1
    assert FormsPercolation().rule(found).answer is Answer.NOT_KNOWN


def test_a_measured_scan_goes_before_a_simulated_one(case, scan):
    both = [*scan(130.0, 160.0, origin="simulated"), *scan(125.0, 165.0)]
    assert ruled(case, both).kind is EvidenceKind.MEASURED


def test_an_unfinished_scan_asks_for_its_missing_points(case, scan):
    unfinished = [r for r in scan(130.0, 160.0) if r.name not in {"m130", "m135"}]
    found = ruled(case, unfinished)
    assert found.answer is Answer.NOT_KNOWN
    assert found.next_step == "make membranes at Ts = 130, 135 degC"


def test_another_solvent_says_nothing(case, scan):
    found = ruled(case, scan(130.0, 160.0, solvent="sulfolane"))
    assert found.kind is EvidenceKind.NONE
    assert "no dissolution scan of PVDF in dibutyl phthalate" in found.evidence
