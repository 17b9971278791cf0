"""stokes_flow against slits, ducts and the sphere arrays of Zick and Homsy."""

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.stokes import stokes_flow

CUBE = (1.0, 1.0, 1.0)
OPEN = (True, True, True)


def slit(width: int, *, normal: int = 1, flow: int = 0) -> np.ndarray:
    """A slit between two layers of polymer, three voxels long along the other axis."""
    shape = [3, 3, 3]
    shape[normal] = width + 2
    shape[flow] = 4
    pores = np.zeros(shape, dtype=bool)
    np.moveaxis(pores, normal, 0)[1:-1] = True
    return pores


def spheres(side: int, solid: float) -> tuple[np.ndarray, float]:
    """Return the level of a simple cubic array of spheres, and their radius."""
    radius = side * (0.75 * solid / np.pi) ** (1 / 3)
    x = np.arange(side) + 0.5 - side / 2
    return radius - np.sqrt(x[:, None, None] ** 2 + x[:, None] ** 2 + x**2), radius


def permeability(
    pores: np.ndarray, *, axis: int = 0, spacing=CUBE, tolerance=1e-7
) -> float:
    return stokes_flow(
        pores, axis=axis, spacing=spacing, periodic=OPEN, tolerance=tolerance
    ).permeability


@pytest.mark.parametrize("width", [1, 2, 5, 8])
@pytest.mark.parametrize(("normal", "flow"), [(1, 0), (0, 2), (2, 1)])
def test_a_slit_is_exact_up_to_its_staircase(width, normal, flow):
    found = permeability(slit(width, normal=normal, flow=flow), axis=flow)
    exact = width**3 / 12 / (width + 2)
    assert found == pytest.approx(exact * (1 + 2 / width**2), rel=1e-6)


def test_a_level_places_the_walls_of_a_slit_between_the_voxels():
    # walls at 1.3 and 9.1 voxels: 7.8 wide, in a period of 12
    y = np.arange(12) + 0.5
    level = np.broadcast_to(np.maximum(1.3 - y, y - 9.1)[None, :, None], (4, 12, 3)).copy()
    flow = stokes_flow(
        level < 0.0, axis=0, spacing=CUBE, periodic=OPEN, level=level, tolerance=1e-7
    )
    assert flow.permeability == pytest.approx(7.8**3 / 12 / 12, rel=2 / 7.8**2)


def test_a_square_duct_converges_to_its_series_at_second_order():
    # k of a square duct of side a in its own cross-section: 0.0351442 a^2 (Shah & London
    # 1978); the staircase adds a term in 1/a^2
    duct = {
        side: np.pad(np.ones((1, side, side), bool), ((0, 0), (1, 1), (1, 1)))
        for side in (8, 16)
    }
    error = {
        side: permeability(pores) * pores[0].size / side**4 / 0.0351442 - 1.0
        for side, pores in duct.items()
    }
    assert 0.0 < error[16] < 0.02
    assert error[8] / error[16] == pytest.approx(4.0, rel=0.15)


@pytest.mark.parametrize(("solid", "drag"), [(0.027, 2.008), (0.216, 7.442), (0.45, 28.1)])
def test_spheres_in_a_simple_cubic_array_drag_as_zick_and_homsy_found(solid, drag):
    # J. Fluid Mech. 115 (1982) 13, table 2: K, the drag over that of Stokes
    level, radius = spheres(32, solid)
    flow = stokes_flow(level < 0.0, axis=2, spacing=CUBE, periodic=OPEN, level=level)
    assert flow.permeability == pytest.approx(32**3 / (6 * np.pi * radius * drag), rel=0.02)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("solid", "drag"),
    [
        (0.027, 2.008),
        (0.064, 2.810),
        (0.125, 4.292),
        (0.216, 7.442),
        (0.343, 15.4),
        (0.45, 28.1),
        (0.5236, 42.1),
    ],
)
def test_spheres_on_a_fine_grid_are_within_one_percent(solid, drag):
    level, radius = spheres(64, solid)
    flow = stokes_flow(level < 0.0, axis=2, spacing=CUBE, periodic=OPEN, level=level)
    assert flow.permeability == pytest.approx(64**3 / (6 * np.pi * radius * drag), rel=0.01)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("centres", "radius", "drag", "within"),
    [
        ([(0, 0, 0), (0.5, 0.5, 0.5)], 3**0.5 / 4, 162.9, 0.015),
        ([(0, 0, 0), (0.5, 0.5, 0), (0.5, 0, 0.5), (0, 0.5, 0.5)], 2**0.5 / 4, 435.0, 0.03),
    ],
    ids=["body-centred", "face-centred"],
)
def test_touching_spheres_in_centred_arrays_drag_as_published(
    centres, radius, drag, within
):
    x = (np.arange(64) + 0.5) / 64
    places = np.stack(np.meshgrid(x, x, x, indexing="ij"), axis=-1)
    away = np.array([places - np.array(centre) for centre in centres])
    level = radius - np.linalg.norm(away - np.round(away), axis=-1).min(axis=0)
    flow = stokes_flow(
        level < 0.0, axis=2, spacing=(1 / 64,) * 3, periodic=OPEN, level=level
    )
    single = 1 / (6 * np.pi * radius * drag * len(centres))
    assert flow.permeability / single == pytest.approx(1.0, abs=within)


def test_permeability_is_an_area():
    pores = slit(4)
    tall = permeability(pores, spacing=(2e-7, 2e-7, 2e-7))
    assert tall / 4e-14 == pytest.approx(permeability(pores), rel=1e-9)


def test_long_voxels_change_no_slit():
    exact = permeability(slit(5))
    assert permeability(slit(5), spacing=(3.0, 1.0, 0.4)) == pytest.approx(exact, rel=1e-6)


def test_the_flow_is_the_same_through_every_plane_and_leaves_no_cell():
    rng = np.random.default_rng(4)
    pores = rng.random((12, 12, 12)) < 0.8
    flow = stokes_flow(pores, axis=2, spacing=CUBE, periodic=OPEN, tolerance=1e-8)
    planes = flow.velocity[2].sum(axis=(0, 1))
    assert planes == pytest.approx(np.full(12, planes.mean()), rel=1e-6)
    net = sum(flow.velocity[a] - np.roll(flow.velocity[a], 1, a) for a in range(3))
    assert abs(net).max() < 1e-5 * abs(flow.velocity).max()
    assert not flow.velocity[:, ~pores].any()


def test_the_work_of_the_pressure_is_what_viscosity_dissipates_reciprocally():
    rng = np.random.default_rng(7)
    pores = rng.random((10, 9, 8)) < 0.85
    cross = [
        stokes_flow(pores, axis=a, spacing=CUBE, periodic=OPEN, tolerance=1e-9).velocity[b]
        for a, b in ((0, 1), (1, 0))
    ]
    assert cross[0].mean() == pytest.approx(cross[1].mean(), abs=1e-8)


def test_turning_and_shifting_a_periodic_box_change_nothing():
    rng = np.random.default_rng(5)
    pores = rng.random((10, 10, 10)) < 0.8
    first = permeability(pores, axis=0)
    turned = np.ascontiguousarray(np.roll(pores.transpose(2, 0, 1), (3, 4, 5), (0, 1, 2)))
    assert permeability(turned, axis=1) == pytest.approx(first, rel=1e-5)


def test_between_reservoirs_a_straight_slit_flows_as_a_periodic_one():
    pores = np.pad(np.ones((40, 6, 3), bool), ((0, 0), (1, 1), (0, 0)))
    ends = stokes_flow(
        pores, axis=0, spacing=CUBE, periodic=(False, True, True), tolerance=1e-6
    )
    assert ends.permeability == pytest.approx(permeability(pores), rel=0.1)
    assert ends.permeability < permeability(pores)  # the entrance costs


def test_an_outer_wall_is_a_mirror():
    half = np.ones((4, 6, 3), bool)
    half[:, 0] = False
    full = np.concatenate([half, half[:, ::-1]], axis=1)
    mirrored = stokes_flow(
        half, axis=0, spacing=CUBE, periodic=(True, False, False), tolerance=1e-8
    )
    assert mirrored.permeability == pytest.approx(permeability(full), rel=1e-5)


def test_closed_pores_let_nothing_through():
    pores = np.ones((6, 6, 6), dtype=bool)
    pores[3] = False
    flow = stokes_flow(pores, axis=0, spacing=CUBE, periodic=OPEN)
    assert flow.permeability == 0.0


def test_isolated_pores_change_nothing():
    pores = slit(4, normal=1)
    island = np.concatenate([pores, np.zeros((4, 4, 3), bool)], axis=1)
    bare = permeability(island)
    island[1:3, 7:9, 1] = True
    assert permeability(island) == pytest.approx(bare, rel=1e-9)


def test_too_few_steps_are_refused():
    level, _ = spheres(16, 0.3)
    with pytest.raises(
        NotConvergedError, match="the flow through the planes still differs"
    ):
        stokes_flow(
            level < 0.0, axis=0, spacing=CUBE, periodic=OPEN, tolerance=1e-9, most_steps=4
        )


def test_the_image_is_not_written_to():
    pores = slit(3)
    pores.flags.writeable = False
    assert permeability(pores) > 0.0
