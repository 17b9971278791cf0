"""Maximum over average pore size."""

import pytest

from poreform.measure import measure
from poreform.structure.shapes import round_pores

MIXED = round_pores((10e-7, *(5e-7,) * 40), pitch=24, length=3, voxel=1e-7)


def test_equal_pores_have_the_ratio_one_and_nobody_knows_its_error():
    pores = round_pores((6e-7,) * 3, pitch=20, length=4, voxel=1e-7)
    reading = measure(pores, "pore_size_ratio")
    assert reading.value == 1.0
    assert reading.std is None


def test_the_ratio_of_mixed_pores_has_an_error():
    assert 0.0 < measure(MIXED, "pore_size_ratio").std < 0.2


def test_it_is_the_ratio_of_the_two_sizes():
    largest = measure(MIXED, "maximum_pore_size").value
    average = measure(MIXED, "average_pore_size").value
    assert measure(MIXED, "pore_size_ratio").value == pytest.approx(largest / average)
    assert largest / average == pytest.approx(2.0, abs=0.15)


def test_the_constant_cancels():
    astm, washburn = (
        measure(
            MIXED,
            "pore_size_ratio",
            settings={"constant": constant},
        ).value
        for constant in (2.86, 4.0)
    )
    assert astm == pytest.approx(washburn)
