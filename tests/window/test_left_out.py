"""The leave-one-out table: each row is the rule on the curve without that reading."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.window.curve import curve_of
from poreform.window.grid import middle_of
from poreform.window.left_out import leave_one_out
from poreform.window.rule import rule
from poreform.window.window import Status


def scan(seed, *, replicates, gap=(), flat=False):
    """Porosities [%] in steps of 0.5, so that ties are common; one point off the grid."""
    rng = stream(seed, "left out")
    rise = np.round(20.0 / (1.0 + np.exp(-(np.arange(21) - rng.uniform(4, 16)) / 2.0)))
    found = {
        100.0 + 5.0 * k: [
            50.0 + (0.0 if flat else rise[k]) + 0.5 * rng.integers(-2, 3)
            for _ in range(replicates(k))
        ]
        for k in range(21)
        if k not in gap
    }
    return curve_of("porosity", {**found, 102.5: [50.0]}, 0.5)


def table(curve, *, resolved=None, resolution=0.0):
    return leave_one_out(
        curve, resolution=resolution, resolved=resolved, rng=stream(1, "rows")
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("replicates", "gap"),
    [
        pytest.param(lambda _: 2, (), id="two of each"),
        pytest.param(lambda k: 1 + k % 3, (), id="one, two or three"),
        pytest.param(lambda k: 1 + k % 2, (0, 1, 9, 10), id="a gap and a late start"),
        pytest.param(lambda _: 1, (), id="single readings"),
    ],
)
def test_a_row_is_the_rule_without_its_reading(seed, replicates, gap):
    curve = scan(seed, replicates=replicates, gap=gap)
    places = [k for k, sample in enumerate(curve.samples) if sample.index is not None]
    others = [rule(curve.without(place), resolution=0.5) for place in places]
    whole = rule(curve, resolution=0.5).intervals
    rows = table(curve, resolution=0.5)
    assert [row.reading for row in rows] == [curve.samples[k].value for k in places]
    assert [row.status for row in rows] == [other.status for other in others]
    assert [row.values for row in rows] == [
        tuple(middle_of(index) for index in other.intervals) for other in others
    ]
    assert [row.moves for row in rows] == [other.intervals != whole for other in others]


def test_one_of_two_neighbours_left_out_leaves_no_neighbours():
    curve = curve_of("porosity", {100.0: [50.0], 105.0: [60.0, 61.0]}, 0.5)
    rows = table(curve)
    assert [row.status for row in rows] == [Status.NO_ADJACENT_PAIR, Status.OK, Status.OK]
    assert [row.moves for row in rows] == [True, False, False]


def test_a_wild_reading_that_closed_the_gate_is_found():
    found = {100.0 + 5.0 * k: [50.0 + 10.0 * (k > 2)] * 3 for k in range(6)}
    wild = {**found, 125.0: [60.0, 60.0, 10.0]}
    curve = curve_of("porosity", wild, 0.5)
    moving = [row.reading for row in table(curve, resolved=0.5) if row.moves]
    assert moving == [10.0]
