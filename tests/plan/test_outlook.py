"""The outlook puts proposal, prove list, forecast and bill of one scan together."""

from pathlib import Path

from poreform.lab.load import load
from poreform.plan.costs import Costs
from poreform.plan.outlook import outlook
from poreform.plan.prove import membranes_to_prove
from poreform.window.scans import windows_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def scan_of(name):
    (scan,) = windows_of(load(EXAMPLES / name).experiments)
    return scan


def test_a_full_scan_has_nothing_ahead():
    found = outlook(scan_of("measured_scan.csv"))
    assert (found.prove, found.to_prove, found.rest.median) == ((), 0, 0)
    assert (found.cost_to_settle, found.cost_to_prove) == (None, None)


def test_a_gap_is_priced():
    prices = Costs(
        unit="h", membrane=4.0, measurement={"porosity": 0.5, "breaking_extension": 1.0}
    )
    found = outlook(scan_of("measured_scan_with_gaps.csv"), costs=prices)
    assert found.to_prove == sum(membranes_to_prove(found.prove).values()) > 0
    assert found.cost_to_prove.total == found.to_prove * 5.5
    assert [bill.total for bill in found.cost_to_settle] == [0.0, 0.0, 0.0]
    assert len(found.next) == 1
