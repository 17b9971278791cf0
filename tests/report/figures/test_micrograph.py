"""The micrograph is to scale."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.report.figures.micrograph import (
    figure_micrograph,
    micrograph_of_run,
    render_micrograph,
)
from poreform.structure.membrane import Membrane


@pytest.mark.parametrize("voxel", [5e-8, 1e-7])
def test_the_picture_is_as_wide_as_the_membrane(texture, voxel):
    membrane = Membrane(pores=texture().pores, voxel=voxel)
    rendering = render_micrograph(membrane, visible_depth=1e-6)
    assert rendering.pixel * rendering.brightness.shape[1] == pytest.approx(24 * voxel)


def test_the_picture_looks_as_deep_as_it_says(texture):
    assert render_micrograph(texture(), visible_depth=1e-6).depth == pytest.approx(1e-6)


def test_more_polymer_is_a_brighter_picture(texture):
    sparse = render_micrograph(texture(cut=1.0), visible_depth=1e-6).brightness
    dense = render_micrograph(texture(cut=-0.5), visible_depth=1e-6).brightness
    assert dense.mean() > sparse.mean()


def test_the_wall_stands_upright():
    pores = np.ones((16, 16, 16), dtype=bool)
    pores[:, :, 8:] = False
    picture = render_micrograph(Membrane(pores=pores, voxel=1e-7), visible_depth=5e-7)
    half = picture.brightness.shape[0] // 2
    assert picture.brightness[: half - 30].min() > picture.brightness[half + 30 :].max()


def test_the_scale_bar_has_the_length_that_it_names(texture):
    figure = figure_micrograph(texture(), caption="")
    bar = figure.axes[0].lines[0].get_xdata()
    columns = figure.axes[0].images[0].get_array().shape[1]
    assert figure.axes[0].texts[0].get_text() == "0.5 µm"
    assert (bar[1] - bar[0]) / columns * 2.4 == pytest.approx(0.5)


def test_voxels_that_are_no_cubes_are_refused(texture):
    membrane = Membrane(pores=texture().pores, voxel=(1e-7, 1e-7, 2e-7))
    with pytest.raises(InputError, match="a micrograph needs cubes"):
        render_micrograph(membrane, visible_depth=1e-6)


def test_a_membrane_without_structure_has_no_picture(run):
    bare = type(run(100))(experiment=run(100).experiment)
    assert micrograph_of_run(bare) is None
