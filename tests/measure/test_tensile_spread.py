"""Uncertainty of tensile figures from coarser elements and other directions."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.tensile_spread import ERROR, LEAST_ERROR, spread_of


def spread(value, found, *, shape=(32, 32, 32), isotropic=True, axis=0):
    asked = []

    def again(other, elements):
        asked.append((other, elements))
        if found[other] is None:
            raise NotMeasurableError("falls apart")
        return found[other]

    result = spread_of(
        value, axis, shape=shape, across=5.0, again=again, isotropic=isotropic
    )
    return result, asked


def test_an_error_that_falls_with_the_element_is_covered():
    # 100 in the limit, 110 at h and 120 at 2 h
    found, asked = spread(110.0, (120.0, 120.0, 120.0))
    assert found.resolution * 110.0 == pytest.approx(10.0)
    assert found.deviation == pytest.approx(found.resolution)
    assert asked == [(0, 16), (1, 16), (2, 16)]


def test_the_scatter_over_directions_is_joined():
    found, _ = spread(100.0, (100.0, 80.0, 120.0))
    assert found.direction == pytest.approx(0.2)
    assert found.deviation == pytest.approx(np.hypot(LEAST_ERROR, 0.2))
    assert "direction and sampling 20 % (3 pulls)" in found.text


def test_other_directions_of_a_stretched_film_are_no_specimens():
    found, asked = spread(100.0, (105.0, 10.0, 10.0), isotropic=False)
    assert asked == [(0, 16)]
    assert found.direction is None
    assert found.deviation == pytest.approx(0.05)


def test_a_direction_that_falls_apart_is_left_out():
    found, _ = spread(100.0, (100.0, None, 120.0))
    assert "(2 pulls)" in found.text
    assert spread(100.0, (100.0, None, None))[0].direction is None


def test_a_figure_that_the_coarse_grid_does_not_have_is_wholly_unsure():
    assert spread(100.0, (None, 100.0, 100.0))[0].resolution == 1.0


def test_too_small_an_image_falls_back_on_the_rule():
    found, asked = spread(100.0, (1.0, 1.0, 1.0), shape=(32, 7, 32))
    assert asked == []
    assert found.deviation == pytest.approx(ERROR / 5.0)
    assert "by rule" in found.text
