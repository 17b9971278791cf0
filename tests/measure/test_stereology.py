"""From areas to volumes, against bodies that are placed and cut."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from poreform.measure.stereology import VIEWS


def test_a_cut_through_balls_of_one_size_counts_them():
    rng = np.random.default_rng(1)
    density, radius, side = 0.02, 1.5, 60.0
    depth = rng.uniform(-radius, radius, rng.poisson(density * side**2 * 2 * radius))
    sections = 2 * np.sqrt(radius**2 - depth**2)
    found = VIEWS["section"].per_volume(depth.size / side**2, float(sections.mean()))
    assert found == pytest.approx(density, rel=3 / np.sqrt(depth.size))


def test_a_cut_through_a_random_cell_texture_counts_its_nuclei():
    rng = np.random.default_rng(2)
    number, pixels = 4000, 160
    nuclei = cKDTree(rng.uniform(0.0, 1.0, (number, 3)), boxsize=1.0)
    line = (np.arange(pixels) + 0.5) / pixels
    x, y = np.meshgrid(line, line, indexing="ij")
    cuts = [
        np.unique(nuclei.query(np.stack([x, y, np.full_like(x, z)], axis=-1))[1]).size
        for z in (0.1, 0.35, 0.6, 0.85)
    ]
    found = VIEWS["grains"].per_volume(float(np.mean(cuts)), 0.0)
    # slivers below a pixel are not seen: a few per cent of the grains
    assert found == pytest.approx(number, rel=0.1)


def test_one_layer_of_nodules_is_as_deep_as_they_are():
    # a simple cubic stack of touching balls: 1 / D^2 of them per area, 1 / D^3 per volume
    assert VIEWS["surface"].per_volume(1 / 0.3**2, 0.3) == pytest.approx(1 / 0.3**3)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_number_per_volume_scales_with_the_cube_of_the_length(view):
    rule = VIEWS[view].per_volume
    assert rule(5.0 / 4.0, 0.2 * 2.0) == pytest.approx(rule(5.0, 0.2) / 8.0)
    assert VIEWS[view].assumption.startswith("per volume: assumes")
