"""Handles per volume."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import sphere_packing


def test_loose_balls_have_minus_one_each():
    # a ball has the Euler number 1
    balls = sphere_packing("simple cubic", cells=2, voxels=32, edge=1e-6, radius=3e-7)
    assert measure(balls, "genus_density").value == pytest.approx(-1.0)


def test_fused_balls_have_two_handles_a_cell():
    # a ball with six necks shared by two: 1 - 3 = -2
    balls = sphere_packing("simple cubic", cells=2, voxels=48, edge=1e-6, radius=5.4e-7)
    assert measure(balls, "genus_density").value == pytest.approx(2.0)


def test_the_cut_faces_do_not_bias_it():
    balls = sphere_packing("simple cubic", cells=6, voxels=96, edge=1e-6, radius=5.4e-7)
    cropped = Membrane(np.ascontiguousarray(balls.pores[:81, :81, :81]), voxel=balls.edge)
    assert measure(cropped, "genus_density").value == pytest.approx(2.0, rel=0.02)


def test_a_layer_of_voxels_has_none():
    pores = np.zeros((8, 8, 1), dtype=bool)
    pores[2:5] = True
    with pytest.raises(NotMeasurableError, match="one voxel thin"):
        measure(Membrane(pores, voxel=1e-7), "genus_density")
