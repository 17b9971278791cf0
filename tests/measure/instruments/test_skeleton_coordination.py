"""Struts at the nodes of the polymer skeleton."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, sphere_packing


def test_fused_balls_meet_six_neighbours():
    balls = sphere_packing("simple cubic", cells=2, voxels=48, edge=1e-6, radius=5.4e-7)
    assert measure(balls, "skeleton_coordination").value == pytest.approx(6.0)


def test_loose_balls_meet_nothing():
    balls = sphere_packing("simple cubic", cells=2, voxels=30, edge=1e-6, radius=3e-7)
    assert measure(balls, "skeleton_coordination").value == 0.0


def test_a_cut_gaussian_field_branches_by_threes():
    rng = np.random.default_rng(0)
    cut = gaussian_cut(voxels=56, correlation=2.5, solid_fraction=0.4, voxel=1e-7, rng=rng)
    assert 3.0 <= measure(cut, "skeleton_coordination").value <= 4.0


def test_parallel_rods_have_no_node():
    pores = np.ones((14, 14, 20), dtype=bool)
    pores[5:8, 5:8, :] = False
    with pytest.raises(NotMeasurableError, match="no node"):
        measure(Membrane(pores, voxel=1e-7, periodic=True), "skeleton_coordination")
