"""Mean curvature of the wall."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.shapes import round_pores, sphere_packing
from poreform.structure.threshold import threshold_at


def test_balls_of_polymer_bulge_by_one_over_their_radius():
    packing = sphere_packing("simple cubic", cells=1, voxels=32, edge=1e-6, radius=3e-7)
    reading = measure(packing, "mean_curvature")
    assert reading.value == pytest.approx(1 / 0.3, rel=0.02)
    assert reading.std >= 0.02 * reading.value


def test_the_polymer_around_a_round_pore_is_hollow():
    reading = measure(
        round_pores((8e-7,), pitch=30, length=12, voxel=1e-7), "mean_curvature"
    )
    assert reading.value == pytest.approx(-0.5 / 0.8, rel=0.02)


def test_a_minimal_surface_is_flat_on_average_within_a_share_of_its_curvature():
    x, y, z = np.meshgrid(*[2 * np.pi * (np.arange(32) + 0.5) / 32] * 3, indexing="ij")
    gyroid = np.sin(x) * np.cos(y) + np.sin(y) * np.cos(z) + np.sin(z) * np.cos(x)
    membrane = threshold_at(gyroid, 0.0, voxel=1e-7, periodic=True)
    reading = measure(membrane, "mean_curvature")
    # integral of K over a cell of edge a: 2 pi chi with chi = -8, on an area of 3.0915 a**2
    curved = np.sqrt(16 * np.pi / 3.0915) / 3.2
    assert abs(reading.value) < reading.std
    assert reading.std == pytest.approx(0.02 * curved, rel=0.1)
