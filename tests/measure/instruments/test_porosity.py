"""Porosity by counting voxels."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, sphere_packing


def cut(seed, voxels=32):
    rng = np.random.default_rng(seed)
    return gaussian_cut(
        voxels=voxels, correlation=2.0, solid_fraction=0.35, voxel=1e-7, rng=rng
    )


def test_it_counts_pores_and_the_voids_in_the_polymer():
    pores = cut(0).pores
    reading = measure(Membrane(pores, voxel=1e-7, matter_porosity=0.2), "porosity")
    assert reading.value == pytest.approx(100.0 * (0.65 + 0.35 * 0.2), abs=0.01)


def test_the_deviation_is_that_of_other_blocks_of_the_same_texture():
    large = cut(1, voxels=96).pores
    blocks = large.reshape(3, 32, 3, 32, 3, 32).mean(axis=(1, 3, 5)).ravel()
    one = Membrane(np.ascontiguousarray(large[:32, :32, :32]), voxel=1e-7)
    std = measure(one, "porosity").std
    assert std == pytest.approx(100.0 * blocks.std(ddof=1), rel=0.6)


def test_a_structure_of_one_phase_has_no_porosity():
    with pytest.raises(NotMeasurableError, match="all polymer"):
        measure(Membrane(np.zeros((3, 3, 3), dtype=bool), voxel=1e-7), "porosity")


@pytest.mark.parametrize("radius", [0.31, 0.36, 0.41, 0.45])
def test_a_ball_in_a_cell_is_counted_within_the_deviation(radius):
    ball = sphere_packing(
        "simple cubic", cells=1, voxels=40, edge=1e-6, radius=radius * 1e-6
    )
    reading = measure(ball, "porosity")
    exact = 100.0 * (1.0 - 4.0 / 3.0 * np.pi * radius**3)
    assert 0.0 < abs(reading.value - exact) < 2.0 * reading.std < 0.4
