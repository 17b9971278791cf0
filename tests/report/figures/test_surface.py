"""The overlay shows every object, in the colour of what became of it."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from poreform.measure.surface import SurfaceMethod, surface_of
from poreform.report.figures.surface import figure_surface
from poreform.report.style import BLUE, ORANGE
from poreform.structure.micrograph import Micrograph
from poreform.structure.pictures import discs_at


@pytest.fixture
def surface():
    centres = np.array([[40.0, 40.0], [40.0, 90.0], [0.0, 60.0]])
    grey = discs_at(centres, np.full(3, 12.0), (80, 120)).grey
    return surface_of(Micrograph(grey, 1e-8, "made up"), SurfaceMethod(look="nodules"))


def test_whole_objects_are_blue_and_cut_ones_orange(surface):
    layer = figure_surface(surface).axes[0].images[1].get_array()
    shown, drawn = layer[..., 3] > 0, layer[..., :3]
    assert np.allclose(drawn[shown][:, 2] > 0.5, np.argwhere(shown)[:, 0] > 20)
    assert np.allclose(drawn[28, 40], to_rgb(BLUE), atol=0.01)
    assert np.allclose(drawn[:13][shown[:13]], to_rgb(ORANGE), atol=0.01)
    assert not shown[40, 40]


def test_the_histogram_adds_up_and_the_bar_is_to_scale(surface):
    left, right = figure_surface(surface).axes
    assert sum(p.get_height() for p in right.patches) == pytest.approx(100.0)
    assert left.patches[0].get_width() == pytest.approx(20.0)
    assert left.texts[0].get_text() == "0.2 µm"
    assert "2 whole nodules (blue), 1 cut" in left.get_title(loc="left")
