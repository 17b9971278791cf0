"""The bubble point as a reading."""

import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import round_pores

PORE = round_pores((8e-7,), pitch=25, length=4, voxel=1e-7)


def test_the_default_constant_is_that_of_the_standard_and_is_printed():
    reading = measure(PORE, "maximum_pore_size")
    assert reading.value == pytest.approx(0.715 * 1.6, abs=0.05)
    assert "d = 2.86 gamma/p (ASTM F316)" in reading.method


def test_young_and_laplace_read_the_pore_itself():
    reading = measure(PORE, "maximum_pore_size", settings={"constant": 4.0})
    assert reading.value == pytest.approx(1.6, abs=0.05)


def test_the_largest_of_several_pores_bubbles_first():
    several = round_pores((3e-7, 8e-7, 5e-7), pitch=25, length=4, voxel=1e-7)
    one = measure(PORE, "maximum_pore_size").value
    assert measure(several, "maximum_pore_size").value == pytest.approx(one)


def test_across_the_pores_nothing_bubbles():
    blocked = Membrane(PORE.pores.swapaxes(0, 2), voxel=1e-7)
    with pytest.raises(NotMeasurableError, match="no pore path leads through"):
        measure(blocked, "maximum_pore_size")
