"""check: a recipe and its evidence to three verdicts."""

from poreform.claims.check import check
from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Answer, EvidenceKind


def by_name(verdict):
    return {finding.condition: finding for finding in verdict.findings}


def test_a_measured_scan_and_a_membrane_meet_route_p(recipe, scan, catalogue):
    verdicts = check(recipe(), Evidence.of(scan(130.0, 160.0)), catalogue=catalogue)
    assert [verdict.route for verdict in verdicts] == ["P", "R", "L"]
    assert [verdict.answer for verdict in verdicts] == [
        Answer.MET,
        Answer.NOT_MET,
        Answer.NOT_MET,
    ]
    assert not verdicts[0].simulated


def test_a_simulated_scan_answers_but_is_named_as_simulated(recipe, scan, catalogue):
    evidence = Evidence.of(scan(130.0, 160.0, origin="simulated"))
    verdict = check(recipe(), evidence, catalogue=catalogue)[0]
    assert verdict.simulated
    finding = by_name(verdict)["solvent (B)"]
    assert finding.kind is EvidenceKind.SIMULATED
    assert "confirm the simulated scan" in finding.next_step


def test_without_evidence_nothing_is_claimed(recipe):
    verdict = check(recipe(), Evidence())[0]
    assert verdict.answer is Answer.NOT_KNOWN
    open_ones = [f for f in verdict.findings if f.answer is Answer.NOT_KNOWN]
    assert {f.condition for f in open_ones} >= {"solvent (B)", "dissolution (C)", "forming"}
    assert all(f.next_step for f in open_ones)


def test_records_alone_are_evidence(recipe, scan, catalogue):
    records = scan(130.0, 160.0)
    bare = check(recipe(), records, catalogue=catalogue)
    assert bare == check(recipe(), Evidence.of(records), catalogue=catalogue)


def test_a_blend_is_judged_by_route_r_alone(recipe, scan, catalogue):
    blend = recipe(
        resin={"name": "PMMA", "concentration": "10 wt%"},
        treatment={
            "code": "iv",
            "liquid": "dichloromethane",
            "edges": "free",
            "time": "30 min",
        },
    )
    verdicts = check(blend, Evidence.of(scan(130.0, 160.0)), catalogue=catalogue)
    assert [verdict.answer for verdict in verdicts] == [
        Answer.NOT_MET,
        Answer.NOT_KNOWN,
        Answer.NOT_MET,
    ]
    assert by_name(verdicts[1])["forming"].answer is Answer.NOT_KNOWN
