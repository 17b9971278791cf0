"""Rows hold what their columns may hold, whatever the database would let pass."""

import math

import pytest

from poreform.core.errors import InputError
from poreform.lab.store.cells import LONGEST_TEXT, checked, refuse_faulty
from poreform.lab.store.tables import FILES, LOTS

ROW = {
    "id": "a",
    "version": 1,
    "entry_id": "e",
    "withdrawn": 0,
    "polymer": "PVDF µ",
    "lot": "",
    "weight_average_molar_mass": 250.0,
}


@pytest.mark.parametrize("mass", [250.0, 250, None])
def test_a_row_of_its_types_passes(mass):
    row = ROW | {"weight_average_molar_mass": mass}
    assert checked(LOTS, row) == row


FAULTY = pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"polymer": None}, "polymer: is missing"),
        ({"polymer": 7}, "'7' is no text"),
        ({"polymer": "a\0b"}, "a zero byte"),
        ({"polymer": "\ud800"}, "signs that are no text"),
        ({"polymer": "x" * (LONGEST_TEXT + 1)}, "more than 1000000"),
        ({"version": True}, "'True' is no whole number"),
        ({"version": 1.5}, "'1.5' is no whole number"),
        ({"version": 2**63}, "too large"),
        ({"weight_average_molar_mass": "heavy"}, "weight average molar mass: 'heavy'"),
        ({"colour": "red"}, "other columns: colour"),
    ],
)


@FAULTY
def test_anything_else_is_refused(changes, match):
    with pytest.raises(InputError, match=match):
        checked(LOTS, ROW | changes)


def test_a_column_that_lacks_is_named():
    with pytest.raises(InputError, match="other columns: content"):
        checked(FILES, {"sha256": "a", "entry_id": "e", "name": "n", "size": 1})


def test_the_row_given_is_not_the_row_kept():
    assert checked(LOTS, ROW) is not ROW
    assert math.isfinite(ROW["weight_average_molar_mass"])


@FAULTY
def test_a_faulty_row_is_refused_among_good_ones_too(changes, match):
    with pytest.raises(InputError, match=match):
        refuse_faulty(LOTS, [ROW, ROW | {"polymer": "PVDF"}, ROW | changes, ROW])


@FAULTY
def test_a_faulty_row_is_refused_among_rows_of_plain_signs(changes, match):
    plain = ROW | {"polymer": "PVDF"}
    with pytest.raises(InputError, match=match):
        refuse_faulty(LOTS, [plain, plain | changes])


@pytest.mark.parametrize("mass", [250.0, 250, None, 1e300])
@pytest.mark.parametrize(
    "polymer", ["", "PVDF", "PVDF µ", "two\nlines", "x" * LONGEST_TEXT]
)
def test_rows_of_their_types_pass(mass, polymer):
    row = ROW | {"weight_average_molar_mass": mass, "polymer": polymer}
    refuse_faulty(LOTS, [ROW, row, row])
    refuse_faulty(LOTS, [row])


def test_a_text_in_a_column_of_numbers_is_refused_when_all_rows_have_one():
    rows = [ROW | {"weight_average_molar_mass": "heavy"}] * 2
    with pytest.raises(InputError, match="'heavy' is no number"):
        refuse_faulty(LOTS, rows)
