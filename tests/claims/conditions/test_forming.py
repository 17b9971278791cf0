"""A gel that holds together."""

import pytest

from poreform.claims.conditions.forming import TwoPhaseGel, holds_together
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.reading import Reading


def test_a_porous_membrane_that_was_torn_was_a_two_phase_gel(case, record):
    found = TwoPhaseGel().rule(case([record(150.0, 60.0, 80.0)]))
    assert (found.answer, found.kind, found.evidence) == (
        Answer.MET,
        EvidenceKind.MEASURED,
        "m150",
    )


@pytest.mark.parametrize(
    "figures", [(150.0, 60.0, None), (150.0, 0.0, 80.0), (160.0, 60.0, 80.0)]
)
def test_no_test_no_pores_or_another_ts_leave_it_open(case, record, figures):
    assert TwoPhaseGel().rule(case([record(*figures)])).answer is Answer.NOT_KNOWN


def test_a_simulated_gel_is_named_as_such(case, record):
    found = TwoPhaseGel().rule(case([record(150.0, 60.0, 80.0, origin="simulated")]))
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.SIMULATED)


@pytest.mark.parametrize(("connected", "holds"), [(94.9, False), (95.0, True)])
def test_a_polymer_in_pieces_is_no_network(record, connected, holds):
    pieces = record(
        150.0, readings=(Reading("polymer_connectivity", connected, "%", "labels"),)
    )
    assert holds_together(pieces) is holds
