"""Fluxes from a potential: uniform bars, side pores, reciprocity."""

import numpy as np
import pytest

from poreform.structure.kernels.fluxes import voxel_fluxes
from poreform.structure.kernels.laplace import effective_conductivity

CUBE = (1.0, 1.0, 1.0)
OPEN = (False, False, False)
CLOSED = (True, True, True)


def solved(pores, axis, periodic, spacing=CUBE):
    return effective_conductivity(
        pores.astype(float), axis=axis, spacing=spacing, periodic=periodic, tolerance=1e-7
    )


def fluxes(pores, axis, periodic, *, spacing=CUBE, limit=0.0):
    potential = solved(pores, axis, periodic, spacing).potential
    return voxel_fluxes(
        pores,
        potential,
        axis=axis,
        spacing=spacing,
        periodic=periodic,
        limits=np.array([limit]),
    )


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_box_without_walls_carries_a_unit_flux(axis, periodic):
    found = fluxes(np.ones((6, 5, 4), bool), axis, periodic, spacing=(1.0, 2.0, 0.5))
    assert found.mean == pytest.approx(np.eye(3)[axis], abs=1e-6)


@pytest.mark.parametrize("periodic", [OPEN, CLOSED])
def test_the_mean_flux_is_the_conductivity(periodic):
    pores = np.random.default_rng(1).random((10, 11, 12)) < 0.8
    mean = fluxes(pores, 1, periodic).mean[1]
    assert mean == pytest.approx(solved(pores, 1, periodic).conductivity, rel=1e-4)


def test_cross_fluxes_are_reciprocal():
    pores = np.random.default_rng(2).random((10, 11, 12)) < 0.7
    assert fluxes(pores, 0, CLOSED).mean[2] == pytest.approx(
        fluxes(pores, 2, CLOSED).mean[0], abs=1e-6
    )


def test_the_flux_dies_out_in_a_side_pore_within_one_and_a_half_widths():
    # exp(-pi y / w) is a hundredth at 1.47 widths
    pores = np.zeros((70, 3, 40), dtype=bool)
    pores[:10] = True
    pores[10:, :, 14:26] = True
    found = fluxes(pores, 2, OPEN, limit=0.01 * 40 / 12 * 10 / 70)
    deep = (pores.sum() - 400 * 3) - found.slow[0]
    assert deep / (3 * 12 * 12) == pytest.approx(1.47, abs=0.25)
    assert 0 < found.slow[0] < 12 * 60 * 3
