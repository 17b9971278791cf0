"""Local physics: every slope against the complex step of its energy."""

import numpy as np
import pytest

from poreform.sim.kernels import local
from poreform.sim.kernels.local import Coefficients

MODEL = Coefficients(
    chain_length=80.0,
    chi=0.7,
    gain=1.2,
    well=8.0,
    crystal=0.45,
    barrier=3.0,
    kappa_phi=1.0,
    kappa_psi=3.0,
    diffusivity=2.0,
    arrest_composition=0.5,
    crystal_slowing=20.0,
    least_mobility=1e-3,
    order_rate=1.0,
    floor=1e-6,
)
PHI = np.linspace(0.01, 0.97, 25)
PSI = np.linspace(0.0, 1.0, 25)
SMALL = 1e-30


def slope(function, at):
    """Derivative by the complex step: no cancellation, exact to rounding."""
    return np.imag(function(at + 1j * SMALL)) / SMALL


def test_the_exchange_potential_is_the_slope_of_the_mixing_energy():
    found = local.mixing_slope(PHI, np.log(PHI), np.log(1.0 - PHI), MODEL)
    wanted = slope(lambda x: local.mixing_energy(x, np.log(x), np.log(1.0 - x), MODEL), PHI)
    assert found == pytest.approx(wanted, rel=1e-12)


def test_the_curvature_is_the_slope_of_the_potential():
    wanted = slope(lambda x: local.mixing_slope(x, np.log(x), np.log(1.0 - x), MODEL), PHI)
    assert local.curvature(PHI, 0.0, MODEL) == pytest.approx(wanted, rel=1e-12)
    in_crystal = wanted + slope(lambda x: local.crystal_slope(x, MODEL), PHI)
    assert local.curvature(PHI, 1.0, MODEL) == pytest.approx(in_crystal, rel=1e-12)


def test_the_crystal_slope_is_that_of_the_crystal_energy():
    wanted = slope(lambda x: local.crystal_energy(x, MODEL), PHI)
    assert local.crystal_slope(PHI, MODEL) == pytest.approx(wanted, rel=1e-12)


def test_the_force_on_the_order_is_minus_the_slope_of_the_energy():
    def energy(psi):
        crystal = local.order_share(psi) * local.crystal_energy(0.3, MODEL)
        return crystal + 0.3 * MODEL.barrier * local.barrier(psi)

    found = local.order_force(0.3, PSI, MODEL)
    assert found == pytest.approx(-slope(energy, PSI), abs=1e-12)


def test_order_share_goes_flat_from_liquid_to_crystal():
    assert local.order_share(PSI)[[0, -1]].tolist() == [0.0, 1.0]
    assert local.order_share_slope(PSI)[[0, -1]].tolist() == [0.0, 0.0]
    assert local.order_share_slope(PSI) == pytest.approx(slope(local.order_share, PSI))
    assert local.barrier_slope(PSI) == pytest.approx(slope(local.barrier, PSI), abs=1e-14)


def test_a_dilute_liquid_moves_freely_and_a_dense_crystal_hardly():
    assert local.mobility_share(0.05, 0.0, MODEL) == pytest.approx(1.0, abs=1e-6)
    assert local.mobility_share(0.5, 0.0, MODEL) == pytest.approx(0.5, abs=1e-3)
    assert local.mobility_share(0.1, 1.0, MODEL) == pytest.approx(1.0 / 21.0, rel=0.03)
    assert local.mobility_share(5.0, 1.0, MODEL) == pytest.approx(1e-3, rel=1e-3)


def test_the_floor_follows_the_chain_within_bounds():
    assert local.composition_floor(1.0) == 1e-4
    assert local.composition_floor(100.0) == pytest.approx(2.5e-5)
    assert local.composition_floor(1e5) == 1e-6
