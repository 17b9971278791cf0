"""Statements above a header and in a map."""

import pytest

from poreform.lab.columns import SCAN
from poreform.lab.statements import given_above, given_in_map, remarks_above


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("# solvent: DBP", "DEHP (1:1)"), {"solvent": "DBP, DEHP (1:1)"}),
        (("Polymer: PVDF", "", "Lot: 3"), {"polymer": "PVDF", "lot": "3"}),
        (("Polymer:", "PVDF"), {"polymer": "PVDF"}),
        (("polymer", "PVDF", "lot", "3"), {"polymer": "PVDF", "lot": "3"}),
        (("w [wt%]", "25"), {"concentration": 0.25}),
        (("w", "25 wt%"), {"concentration": 0.25}),
        (("Our scan of spring",), {}),
        (("P: 50 %",), {}),
    ],
)
def test_a_row_above_the_header_may_state_conditions(row, expected):
    given, faults = given_above([(1, row)], SCAN)
    assert (given, faults) == (expected, [])


def test_a_statement_that_cannot_be_read_is_a_fault_of_its_row():
    _, faults = given_above([(3, ("# w: 25 bar",))], SCAN)
    assert faults[0].startswith("row 3, w: '25 bar' is not a quantity")


def test_a_map_may_give_conditions_and_nothing_else():
    given, faults = given_in_map({"w": "25 wt%", "porosity": "50 %"}, SCAN)
    assert given == {"concentration": 0.25}
    assert "gives 'porosity', which is no condition of a scan table" in faults[0]
    assert "the column map gives 'w'" in given_in_map({"w": "x"}, SCAN)[1][0]


def test_comments_that_state_no_condition_are_words_for_the_reader():
    rows = [
        (1, ("# Synthetic: nothing here was measured", " not even once")),
        (2, ("# Mw: 250000 g/mol",)),
        (3, ("#",)),
        (4, ("Our scan of spring",)),
    ]
    assert remarks_above(rows, SCAN) == (
        "Synthetic: nothing here was measured, not even once",
    )
