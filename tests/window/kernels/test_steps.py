"""The greatest step of many curves against plain array arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from poreform.core.streams import stream
from poreform.window.kernels.steps import greatest_steps, steepest

CURVES = hnp.arrays(
    float,
    st.tuples(st.integers(1, 6), st.integers(2, 8)),
    elements=st.integers(-3, 3).map(float),
)


@pytest.mark.parametrize("sign", [1.0, -1.0])
@given(curves=CURVES)
def test_the_steepest_interval_is_the_first_with_the_greatest_step(curves, sign):
    expected = (sign * np.diff(curves, axis=1)).argmax(axis=1)
    assert steepest(curves, sign).tolist() == expected.tolist()


def test_the_greatest_step_of_noise_is_that_of_its_scaled_points():
    noise = stream(1, "noise").standard_normal((5, 200))
    noise.flags.writeable = False
    spread = np.array([1.0, 2.0, 0.5, 0.0, 3.0])
    below, above = np.array([0, 1, 3]), np.array([1, 2, 4])
    flat = noise * spread[:, None]
    expected = (flat[above] - flat[below]).max(axis=0)
    assert greatest_steps(noise, spread, below, above) == pytest.approx(expected, abs=1e-14)
