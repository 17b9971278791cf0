"""The picture of the break shows the plane that broke, and where along the pull."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from poreform.report.figures.fracture import figure_fracture, fracture_of_run
from poreform.report.style import VERMILION
from poreform.report.view import Fracture


def strut(axis=0):
    """A strut in the third plane across, broken in its fifth layer."""
    bearing, broken = np.zeros((2, 10, 6, 4))
    bearing[:, 2:4, 2] = 1.0
    broken[4, 2:4, 2] = 1.0
    return Fracture(
        *(np.moveaxis(field, 0, axis) for field in (bearing, broken)),
        element=(1e-7, 1e-7, 1e-7),
        axis=axis,
    )


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_broken_layer_stands_at_its_place(axis):
    upper, lower = figure_fracture(strut(axis)).axes
    image = upper.images[0].get_array()
    assert image.shape[:2] == (6, 10)
    assert np.allclose(image[2:4, 4], to_rgb(VERMILION))
    assert not np.allclose(image[2, 3], to_rgb(VERMILION))
    values, edges, _ = lower.patches[0].get_data()
    assert values.tolist() == [0, 0, 0, 0, 100, 0, 0, 0, 0, 0]
    assert edges[4:6] == pytest.approx([0.4, 0.5])
    assert lower.get_xlabel().startswith("xyz"[axis])


def test_the_plane_that_holds_the_break_is_shown():
    assert figure_fracture(strut()).axes[0].get_title(loc="left") == (
        "section at z = 0.25 µm"
    )


def test_what_was_not_pulled_is_not_drawn(run):
    assert fracture_of_run(type(run(100))(experiment=run(100).experiment)) is None
