"""Advice: the outlook of the scans shown in full that still ask for something."""

from pathlib import Path

from poreform.lab.load import load
from poreform.plan.costs import Costs
from poreform.report.advice import TOGETHER, advice_of
from poreform.window.scans import windows_of

EXAMPLES = Path(__file__).parents[2] / "examples"
PRICES = Costs(unit="h", membrane=3.0)


def scans_of(name):
    return windows_of(load(EXAMPLES / name).experiments)


def test_a_settled_scan_asks_for_nothing():
    assert advice_of(scans_of("measured_scan.csv")) == ()


def test_a_scan_with_a_gap_asks_for_the_missing_membranes():
    (found,) = advice_of(scans_of("measured_scan_with_gaps.csv"), costs=PRICES)
    assert found.prove
    assert found.cost_to_prove.total == 3.0 * found.to_prove
    assert found.rest.counts[-1] == 0


def test_a_scan_that_has_begun_gets_a_day_of_membranes(experiment):
    records = [experiment(ts, origin="measured") for ts in (100, 130, 150, 180)]
    (found,) = advice_of(windows_of(records))
    assert len(found.next) == TOGETHER


def test_simulated_scans_are_advised_on_only_where_nothing_was_measured(experiment):
    simulated = [experiment(ts) for ts in (100, 130, 150, 180)]
    measured = [experiment(ts, origin="measured") for ts in (100, 135, 150, 180)]
    assert len(advice_of(windows_of(simulated))) == 1
    assert len(advice_of(windows_of([*simulated, *measured]))) == 1
