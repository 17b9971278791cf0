"""What slows diffusion."""

import pytest

from poreform.core.errors import InputError
from poreform.sim.kinetics import Arrest


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"composition": 0.0}, "composition above 0"),
        ({"crystal_slowing": -1.0}, "crystal_slowing of 0 or more"),
        ({"least": 1.5}, "the mobility that remains is 0 to 1"),
    ],
)
def test_an_unusable_arrest_is_refused(wrong, match):
    fields = {"composition": 0.35, "crystal_slowing": 10.0, "least": 1e-4}
    with pytest.raises(InputError, match=match):
        Arrest(**(fields | wrong))
