"""From files to verdicts."""

from poreform.claims.verdict import Answer
from poreform.cli.judging import judged


def condition(verdicts, route, name):
    (verdict,) = [entry for entry in verdicts if entry.route == route]
    (finding,) = [entry for entry in verdict.findings if name in entry.condition]
    return finding


def test_without_data_the_window_is_not_known(recipe):
    finding = condition(judged(recipe, [], None), "P", "solvent (B)")
    assert finding.answer is Answer.NOT_KNOWN
    assert finding.next_step


def test_all_three_routes_are_judged(recipe):
    assert [verdict.route for verdict in judged(recipe, [], None)] == ["P", "R", "L"]
