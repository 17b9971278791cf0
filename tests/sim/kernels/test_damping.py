"""The implicit solve, wave by wave."""

import pytest

from poreform.core.streams import stream
from poreform.sim.kernels.damping import damped


@pytest.mark.parametrize("turn", [1.0, 1.0 + 2.0j])
def test_each_wave_is_divided_by_its_own_number(turn):
    rng = stream(1, "waves")
    waves, square = turn * rng.normal(size=(3, 4, 5)), rng.random((3, 4, 5))
    wanted = waves / (1.5 + 0.3 * square + 2.0 * square**2)
    assert damped(waves, square, (1.5, 0.3, 2.0)) == pytest.approx(wanted)
