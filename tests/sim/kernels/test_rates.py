"""Fluxes between cells."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.sim.kernels.rates import flux_divergence, random_divergence

WRAPS = [(True, True, True), (False, False, False), (True, False, True)]


@pytest.mark.parametrize("wrap", WRAPS)
def test_what_leaves_a_cell_enters_its_neighbour(wrap):
    rng = stream(1, "fields")
    flow = flux_divergence(rng.normal(size=(6, 7, 8)), rng.random((6, 7, 8)), wrap)
    assert abs(flow.sum()) < 1e-13 * np.abs(flow).sum()


@pytest.mark.parametrize("wrap", WRAPS)
def test_random_fluxes_conserve_too(wrap):
    rng = stream(1, "fields")
    faces = rng.standard_normal((3, 6, 7, 8))
    flow = random_divergence(rng.random((6, 7, 8)), faces, wrap)
    assert abs(flow.sum()) < 1e-13 * np.abs(flow).sum()


def test_an_even_potential_drives_nothing():
    root = stream(1, "fields").random((5, 5, 5))
    assert not flux_divergence(np.full((5, 5, 5), 2.0), root, (True, True, True)).any()


def test_a_constant_mobility_gives_the_laplacian_of_a_wave():
    number = 2.0 * np.pi / 16.0
    wave = np.cos(number * np.arange(16))[:, None, None] * np.ones((1, 4, 4))
    flow = flux_divergence(wave, np.full_like(wave, 3.0), (True, True, True))
    assert flow == pytest.approx(-9.0 * (2.0 - 2.0 * np.cos(number)) * wave)


def test_a_wall_lets_nothing_through():
    ramp = np.arange(8.0)[:, None, None] * np.ones((1, 2, 2))
    flow = flux_divergence(ramp, np.ones_like(ramp), (False, False, False))
    assert flow[:, 0, 0].tolist() == [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0]


def test_the_random_flux_has_the_variance_of_its_faces():
    faces = stream(3, "faces").standard_normal((3, 40, 40, 40))
    flow = random_divergence(np.full((40, 40, 40), 1.5), faces, (True, True, True))
    assert flow.var() == pytest.approx(6.0 * 1.5**2, rel=0.03)
