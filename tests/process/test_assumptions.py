"""The assumed numbers agree with the few things that were measured."""

import pytest

from poreform.process import assumptions
from poreform.process.constants import Constant

EVERY = {
    name: value for name, value in vars(assumptions).items() if isinstance(value, Constant)
}


@pytest.mark.parametrize("name", EVERY)
def test_every_assumption_says_that_it_is_one_why_and_how_far_it_may_be_off(name):
    constant = EVERY[name]
    assert constant.status == "assumed"
    assert len(constant.source) > 20
    assert constant.low < constant.high


def test_one_measured_density_of_nodules_lies_within_what_self_nuclei_can_be():
    # nodules of 1 um at 66 % porosity, (1 - 0.66)/(pi/6 d^3): Tamkang University thesis
    # U0002-1108201509515300
    measured = 6.49e17
    assert assumptions.NUCLEI_EVERLASTING.value < measured
    assert measured < assumptions.NUCLEI_AT_BAND.value
