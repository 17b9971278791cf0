"""Which sign is the decimal one, seen from the numbers themselves."""

import pytest

from poreform.lab.sheet import Block, decimals_of


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        (["12,5", "7"], "comma"),
        (["0,125"], "comma"),
        (["12,5 %"], "comma"),
        (["12.5", "Ts"], "point"),
        (["12.5", "12,5"], "either"),
        (["1,234", "1.234", "12"], "either"),
        (["1,234 mm"], "either"),
        (["1,234", "12,5"], "comma"),
        (["1.234,5", "12.05.2026"], "either"),
        ([], "either"),
    ],
)
def test_only_numbers_that_read_one_way_tell_the_decimal_sign(cells, decimals):
    assert decimals_of(cells) == decimals


def test_a_block_holds_the_cells_within_it():
    block = Block(2, 3, 0, 1)
    assert block.holds(3, 1)
    assert not block.holds(4, 1)
    assert not block.holds(2, 2)
