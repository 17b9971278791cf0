"""Evidence: records grouped into scans, and a prediction drawn from a diagram."""

from poreform.claims.evidence import Evidence
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of


def test_records_bring_their_windows(scan):
    evidence = Evidence.of(scan(130.0, 160.0))
    assert evidence.scans[0].window.qualifies is True
    assert evidence.prediction is None


def test_a_diagram_brings_its_prediction(case, catalogue):
    plain = case()
    system = system_of(plain.polymer, plain.diluent, catalogue, molar_mass=plain.molar_mass)
    evidence = Evidence.of([], diagram=phase_diagram(system, undercooling=20.0))
    assert evidence.prediction.undercooling == 20.0


def test_nothing_is_evidence_too():
    assert Evidence.of([]) == Evidence()
