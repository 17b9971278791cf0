"""The grid of the rule: where it starts, how temperatures snap, where it ends."""

import pytest

from poreform.window.grid import indices_within, middle_of, snapped, temperature_at


@pytest.mark.parametrize(
    ("temperature", "index"),
    [(100.0, 0), (105.0, 1), (139.5, 8), (140.5, 8), (140.51, None), (95.0, None)],
)
def test_a_true_temperature_snaps_within_half_a_degree(temperature, index):
    assert snapped(temperature, tolerance=0.5) == index


def test_the_bound_stands_in_the_middle_of_its_interval():
    assert middle_of(7) == temperature_at(7) + 2.5 == 137.5


def test_a_span_holds_the_grid_points_at_and_between_its_ends():
    assert list(indices_within(103.0, 120.4, tolerance=0.5)) == [1, 2, 3, 4]


def test_temperatures_below_100_degc_have_no_index():
    assert list(indices_within(60.0, 110.0, tolerance=0.5)) == [0, 1, 2]
