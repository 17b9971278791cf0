"""The staggered grid: open faces, wall distances, and gradient against divergence."""

import numpy as np
import pytest

from poreform.structure.kernels.stokes_operator import (
    add_gradient,
    open_faces,
    velocity_links,
    write_inflow,
)

ONE = np.ones(3)
OPEN = np.array([True, True, True])


def test_a_face_is_open_between_two_cells_of_liquid_alone():
    fluid = np.array([True, True, False, True])[:, None, None]
    assert open_faces(fluid, None, axis=0, wrapped=True).ravel().tolist() == [
        True,
        False,
        False,
        True,
    ]
    assert not open_faces(fluid, None, axis=0, wrapped=False)[3, 0, 0]


def test_gradient_and_inflow_are_transposed():
    rng = np.random.default_rng(1)
    fluid = rng.random((5, 6, 7)) < 0.8
    faces = np.stack([open_faces(fluid, None, axis=a, wrapped=True) for a in range(3)])
    steps = np.array([1.0, 0.5, 3.0])
    p, u = rng.random(fluid.shape), rng.random(faces.shape) * faces
    gradient, inflow = np.zeros(faces.shape), np.empty(fluid.shape)
    add_gradient(p, faces, steps, gradient)
    write_inflow(u, steps, inflow)
    assert np.vdot(gradient, u) == pytest.approx(np.vdot(p, inflow), rel=1e-13)


def test_a_wall_across_drags_from_half_a_voxel_and_one_ahead_from_a_whole():
    fluid = np.ones((4, 4, 4), dtype=bool)
    fluid[:, 0] = False
    along = velocity_links(fluid, None, axis=0, weights=ONE, wraps=OPEN)[3]
    towards = velocity_links(fluid, None, axis=1, weights=ONE, wraps=OPEN)[3]
    assert along[0, :, 0].tolist() == [0.0, 2.0, 0.0, 2.0]
    assert towards[0, :, 0].tolist() == [0.0, 1.0, 1.0, 0.0]


def test_the_level_says_where_the_wall_stands():
    y = np.arange(6) + 0.5
    level = np.broadcast_to((1.25 - y)[None, :, None], (3, 6, 3)).copy()
    level[:, 5] = 0.5
    sink = velocity_links(level < 0, level, axis=0, weights=ONE, wraps=OPEN)[3]
    assert sink[0, 1, 0] == pytest.approx(1.0 / 0.25)


def test_a_mirror_lets_nothing_through_and_drags_nothing():
    fluid = np.ones((4, 4, 4), dtype=bool)
    walls = np.array([True, False, True])
    along = velocity_links(fluid, None, axis=0, weights=ONE, wraps=walls)
    across = velocity_links(fluid, None, axis=1, weights=ONE, wraps=walls)
    assert not along[3].any()
    assert not along[1][:, -1].any()
    assert across[3][0, :, 0].tolist() == [1.0, 0.0, 1.0, 0.0]
