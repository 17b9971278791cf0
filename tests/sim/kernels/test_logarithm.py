"""The logarithm without branches, against the library's."""

import numpy as np
import pytest

from poreform.sim.kernels.logarithm import logarithm


@pytest.mark.parametrize("exponent", np.linspace(-9.0, 3.0, 49))
def test_it_is_the_natural_logarithm(exponent):
    assert logarithm(10.0**exponent) == pytest.approx(np.log(10.0**exponent), rel=5e-16)


@pytest.mark.parametrize("offset", [1e-3, 1e-6, 1e-9, -1e-9, -1e-6, -1e-3])
def test_it_keeps_its_digits_next_to_one(offset):
    assert logarithm(1.0 + offset) == pytest.approx(np.log(1.0 + offset), rel=5e-16)


def test_the_logarithm_of_one_is_nothing():
    assert logarithm(1.0) == 0.0
