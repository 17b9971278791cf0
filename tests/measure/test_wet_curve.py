"""The wet curve with few solves, against solves at every radius asked for."""

from bisect import bisect_left

import numpy as np
import pytest

from poreform.measure.porometry import bubble_point_radii
from poreform.measure.wet_curve import HALF_DRY_STEP, Flow, wet_curve
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, round_pores


def texture(seed, polymer, *, periodic=True):
    cut = gaussian_cut(
        voxels=40,
        correlation=2.6,
        solid_fraction=polymer,
        voxel=1e-7,
        rng=np.random.default_rng(seed),
    )
    return Membrane(cut.pores, voxel=1e-7, periodic=periodic)


def through(membrane):
    narrow, _ = bubble_point_radii(membrane, 2)
    return Flow.through(membrane, 2, narrow), narrow


def bisected(flow, narrow):
    """The half-dry radius by halving the radii that occur to the last, as a reference."""
    half = 0.5 * flow.solved(0.0, None)[0].conductance
    levels = np.unique(flow.opening[(flow.opening > 0.0) & (flow.opening <= narrow)])
    first_below = bisect_left(
        levels,
        x=True,
        key=lambda radius: flow.solved(float(radius), None)[0].conductance < half,
    )
    return float(levels[first_below - 1])


@pytest.mark.parametrize("periodic", [True, False])
@pytest.mark.parametrize(("seed", "polymer"), [(1, 0.35), (2, 0.45), (3, 0.55)])
def test_the_half_dry_radius_is_that_of_an_exhaustive_bisection(seed, polymer, periodic):
    flow, narrow = through(texture(seed, polymer, periodic=periodic))
    found = wet_curve(flow, narrow)
    assert found.half_dry_radius == pytest.approx(
        bisected(flow, narrow), rel=HALF_DRY_STEP - 1.0
    )
    assert len(found.points) <= 8


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_expected_between_solved_points_is_near_a_solve(seed):
    flow, narrow = through(texture(seed, 0.4))
    found = wet_curve(flow, narrow)
    radii, share = found.curve()
    solved = [flow.solved(radius, None)[0].conductance for radius in radii]
    assert share == pytest.approx(np.array(solved) / found.dry, abs=0.1)


def test_the_curve_rises_from_the_bubble_point_to_the_dry_flow():
    flow, narrow = through(texture(4, 0.45))
    radii, share = wet_curve(flow, narrow).curve()
    assert radii[0] == narrow
    assert share[0] > 0.0
    assert share[-1] == 1.0
    assert (np.diff(radii) < 0.0).all()
    assert (np.diff(share) >= 0.0).all()


def test_the_bubble_point_opens_a_way_whatever_the_rounding_of_radii():
    # the ball that decides is half a voxel larger and smaller again: a rounding unit is
    # lost on the way, and with it, once, all of the flow
    textures = [through(texture(seed, 0.45)) for seed in range(6)]
    first = [flow.solved(narrow, None)[0].conductance for flow, narrow in textures]
    assert min(first) > 0.0


def test_one_kind_of_pore_is_open_at_once():
    pore = round_pores((6e-7,), pitch=20, length=4, voxel=1e-7)
    flow, narrow = through(pore)
    found = wet_curve(flow, narrow)
    assert found.half_dry_radius == narrow
    assert found.curve()[1][-1] == 1.0


def test_a_start_from_another_opening_changes_no_answer():
    flow, narrow = through(texture(5, 0.4))
    _, start = flow.solved(0.0, None)
    warm, cold = (flow.solved(0.9 * narrow, first)[0] for first in (start, None))
    assert warm.conductance == pytest.approx(cold.conductance, rel=3e-3)
    assert warm.left == pytest.approx(cold.left, abs=3e-3)
