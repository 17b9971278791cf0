"""Bracketed Newton on many roots at once."""

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.thermo.roots import bracketed_newton


def test_each_bracket_gives_its_own_root():
    targets = np.array([1e-6, 2.0, 9.0])
    roots = bracketed_newton(lambda x: x**2 - targets, np.zeros(3), np.full(3, 10.0))
    assert roots == pytest.approx(np.sqrt(targets), rel=1e-14)


def test_a_function_that_throws_newton_out_is_still_solved():
    root = bracketed_newton(
        lambda x: np.arctan(50.0 * (x - 3.0)), np.array([-40.0]), np.array([45.0])
    )
    assert root[0] == pytest.approx(3.0, rel=1e-13)


def test_a_falling_function_is_solved_as_a_rising_one():
    root = bracketed_newton(lambda x: 1.0 - x**3, np.array([0.0]), np.array([4.0]))
    assert root[0] == pytest.approx(1.0, rel=1e-14)


def test_a_root_at_the_end_of_its_bracket_is_found():
    root = bracketed_newton(lambda x: x - 2.0, np.array([2.0]), np.array([5.0]))
    assert root[0] == pytest.approx(2.0, rel=1e-14)


def test_a_bracket_without_a_root_is_refused():
    with pytest.raises(NotConvergedError, match="no change of sign"):
        bracketed_newton(lambda x: x**2 + 1.0, np.array([0.0]), np.array([1.0]))


def test_the_brackets_are_not_written_to():
    low, high = np.zeros(1), np.ones(1)
    low.flags.writeable = high.flags.writeable = False
    assert bracketed_newton(lambda x: x - 0.25, low, high)[0] == pytest.approx(0.25)
