"""The outlook puts proposal, prove list, forecast and bill of one scan together."""

import itertools
from pathlib import Path

import numpy as np

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.load import load
from poreform.plan.costs import Costs
from poreform.plan.outlook import TOO_FEW, outlook, outlooks
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


def begun(name, temperatures):
    """A scan under way: P steps at 137, TL at 163 degC, two replicates."""
    rng = np.random.default_rng(5)
    records = [
        Experiment(
            name=f"{name} {ts} {replicate}",
            origin="measured",
            dissolution_temperature=ts + 273.15,
            replicate=replicate,
            lot=name,
            readings=tuple(
                Reading(
                    quantity, level + step / (1.0 + np.exp(-(ts - at) / 3.0)) + e, "%", ""
                )
                for quantity, level, step, at, e in (
                    ("porosity", 50.0, 20.0, 137.0, 0.3 * rng.standard_normal()),
                    ("breaking_extension", 120.0, -80.0, 163.0, rng.standard_normal()),
                )
            ),
        )
        for ts in temperatures
        for replicate in (1, 2)
    ]
    (scan,) = windows_of(records)
    return scan


def test_every_scan_is_foretold_until_the_time_is_up_and_the_rest_say_so():
    """The clock advances a second each time it is asked, so two forecasts fit in 2.5."""
    scans = [begun(lot, (100, 120, 140, 160, 180)) for lot in "abc"]
    ticks = itertools.count()
    found = outlooks(scans, seconds=2.5, clock=lambda: float(next(ticks)))
    assert [entry.rest is not None for entry in found] == [True, True, False]
    assert [entry.not_foretold[:12] for entry in found] == ["", "", "not foretold"]


def test_a_settled_scan_needs_no_time():
    (found,) = outlooks([scan_of("measured_scan.csv")], seconds=0.0)
    assert found.rest.counts == (0,)


def test_a_scan_of_two_membranes_says_that_they_are_too_few():
    (found,) = outlooks([begun("a", (100, 120))])
    assert (found.rest, found.not_foretold) == (None, TOO_FEW)
