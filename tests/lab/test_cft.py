"""Lines of a porometer's raw file."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.cft import (
    blocks_of,
    is_cft,
    is_hold,
    lines_of,
    number_of,
    pair_of,
    permeability_start,
)

WATER = ["01-02-2003", "Lab", "Ann", "Water", "0", "Sample 9", "4.2", ".025", "14.7"]


@pytest.mark.parametrize(
    ("line", "pair"),
    [("1, 2.5", (1.0, 2.5)), ("1", None), ("1,2,3", None), ("a,b", None), ("nan,1", None)],
)
def test_two_finite_numbers_are_a_pair(line, pair):
    assert pair_of(line) == pair


def test_one_finite_number_is_a_number():
    assert (number_of(".025"), number_of("inf"), number_of("x")) == (0.025, None, None)


def test_blocks_end_where_the_marks_or_other_lines_stand():
    lines = ["1,2", "0,0", "3,4", "-1,-1", "5,6", "6.71.93", "7,8"]
    assert blocks_of(lines) == [[(1.0, 2.0)], [(3.0, 4.0)], [(5.0, 6.0)]]


def test_a_permeability_test_has_its_ambient_pressure_alone():
    assert permeability_start([*WATER, "10, 15"]) == 8
    assert permeability_start([*WATER[:-1], "0, 14.7", "10, 15"]) is None
    assert permeability_start(WATER) is None


def test_a_hold_says_so_first():
    assert is_hold(["HOLD", "01-02-2003"])
    assert not is_hold([])


def test_the_suffix_tells_the_machine(tmp_path):
    assert is_cft(tmp_path / "A.CFT")
    assert not is_cft(tmp_path / "A.txt")


def test_what_is_no_text_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read as text"):
        lines_of(tmp_path)
