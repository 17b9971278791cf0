"""Damped Newton on small systems."""

import numpy as np
import pytest

from poreform.thermo.newton import damped_newton


def circle_and_line(states):
    x, y = states[..., 0], states[..., 1]
    return np.stack([x**2 + y**2 - 25.0, x - y - 1.0], axis=-1)


def test_two_equations_are_solved():
    found = damped_newton(circle_and_line, np.array([9.0, 1.0]))
    assert found == pytest.approx([4.0, 3.0], rel=1e-13)


def test_a_step_that_overshoots_is_shortened():
    found = damped_newton(np.arctan, np.array([20.0]))
    assert found == pytest.approx([0.0], abs=1e-12)


def test_what_has_no_root_gives_no_answer():
    assert damped_newton(lambda x: x**2 + 1.0, np.array([0.7])) is None
