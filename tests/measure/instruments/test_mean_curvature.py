"""Mean curvature of the wall."""

import pytest

from poreform.measure import measure
from poreform.structure.shapes import round_pores, sphere_packing


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
