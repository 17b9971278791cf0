"""Components: what is no set of molecules is refused."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.components import Components


def test_a_pair_is_the_least():
    pair = Components(np.array([100.0, 1.0]), np.array([[0.0, 0.5], [0.5, 0.0]]))
    assert pair.sizes.size == 2
    with pytest.raises(InputError, match="n by n matrix of chi, n >= 2"):
        Components(np.array([100.0]), np.array([[0.0]]))


def test_an_interaction_counts_both_ways():
    with pytest.raises(InputError, match="symmetric matrix with a zero diagonal"):
        Components(np.array([1.0, 1.0]), np.array([[0.0, 0.5], [0.4, 0.0]]))
