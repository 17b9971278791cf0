"""Scale bars are round."""

import pytest

from poreform.report.scale_bar import length_label, round_length


@pytest.mark.parametrize(
    ("width", "expected"), [(10e-6, 2e-6), (4.8e-6, 1e-6), (31e-6, 10e-6), (0.7e-6, 2e-7)]
)
def test_a_scale_bar_is_round_and_below_a_third_of_the_width(width, expected):
    assert round_length(width) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("length", "label"), [(2e-6, "2 µm"), (1e-7, "0.1 µm"), (5e-8, "50 nm")]
)
def test_a_length_is_written_in_the_unit_of_a_microscopist(length, label):
    assert length_label(length) == label
