"""The contract of an equation."""

import pytest

from poreform.sim.equations.equation import Equation


def test_an_equation_cannot_be_made_without_its_parts():
    with pytest.raises(TypeError, match="abstract"):
        Equation()
