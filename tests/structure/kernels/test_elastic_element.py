"""The voxel element: constant strain, bending, rigid motions, symmetry."""

import numpy as np
import pytest

from poreform.structure.kernels.elastic_element import forces, strain_norm

CUBE = np.ones(3)
REST = np.zeros(3)


def answered(stiffness, v, *, macro=REST, h=CUBE, nu=0.3):
    out = np.empty_like(v)
    stress, energy = forces(stiffness, v, macro, h, nu, out)
    return out, stress, energy


def test_a_constant_strain_gives_the_stress_of_hooke_and_no_force_inside():
    # plane strain along x: stress E (1 - nu) / ((1 + nu)(1 - 2 nu)) = 1.3462 at nu 0.3
    solid = np.ones((4, 4, 4))
    out, stress, energy = answered(
        solid, np.zeros((3, 4, 4, 4)), macro=np.array([1.0, 0.0, 0.0])
    )
    assert stress / 64 == pytest.approx([1.346154, 0.576923, 0.576923], rel=1e-6)
    assert energy / 64 == pytest.approx(1.346154, rel=1e-6)
    assert abs(out).max() < 1e-13


@pytest.mark.parametrize("seed", [1, 2])
def test_the_forces_are_symmetric_and_their_work_is_the_energy(seed):
    rng = np.random.default_rng(seed)
    solid = rng.random((5, 4, 6)) * (rng.random((5, 4, 6)) < 0.7)
    a, b = rng.standard_normal((2, 3, 5, 4, 6))
    h = np.array([1.0, 0.7, 1.9])
    out_a, _, energy = answered(solid, a, h=h)
    out_b, _, _ = answered(solid, b, h=h)
    assert np.vdot(out_a, b) == pytest.approx(np.vdot(a, out_b), rel=1e-12)
    assert np.vdot(out_a, a) == pytest.approx(energy, rel=1e-12)


def test_moving_and_slightly_turning_a_free_block_costs_nothing():
    solid = np.zeros((6, 6, 6))
    solid[1:4, 1:4, 1:4] = 1.0
    x, y, z = np.meshgrid(*(np.arange(6.0),) * 3, indexing="ij")
    turned = np.stack([y - 2 * z + 3, -x + z, 2 * x - y])
    out, _, energy = answered(solid, turned)
    assert abs(out).max() < 1e-12
    assert energy == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("nu", [0.0, 0.3, 0.45])
def test_one_layer_of_elements_bends_as_a_beam(nu):
    # pure bending u = (x z, 0, -x^2/2) - nu (...) of a beam one element high: the energy
    # of curvature 1 is E I / 2 per length, I = b h^3 / 12
    solid = np.zeros((8, 3, 3))
    solid[1:5, 1, 1] = 1.0
    x, y, z = np.meshgrid(
        np.arange(8.0) - 3, np.arange(3.0) - 1.5, np.arange(3.0) - 1.5, indexing="ij"
    )
    v = np.stack([x * z, -nu * y * z, -0.5 * x**2 - 0.5 * nu * (z**2 - y**2)])
    _, _, energy = answered(solid, v, nu=nu)
    assert energy == pytest.approx(4 / 12, rel=1e-12)


def test_every_deformation_of_an_element_costs_energy_but_the_rigid_six():
    solid = np.zeros((3, 3, 3))
    solid[0, 0, 0] = 1.0
    unit = np.eye(24).reshape(24, 3, 2, 2, 2)
    padded = np.pad(unit, ((0, 0), (0, 0), (0, 1), (0, 1), (0, 1)))
    columns = [answered(solid, v)[0][:, :2, :2, :2].ravel() for v in padded]
    values = np.linalg.eigvalsh(np.array(columns))
    assert values[:6] == pytest.approx(np.zeros(6), abs=1e-12)
    assert values[6] > 1e-3


def test_the_strain_norm_of_a_bar_in_tension_is_its_strain():
    solid = np.ones((3, 3, 3))
    macro = np.array([0.02, -0.006, -0.006])
    found = strain_norm(solid > 0, np.zeros((3, 3, 3, 3)), macro, CUBE, 0.3)
    assert found == pytest.approx(np.full((3, 3, 3), 0.02), rel=1e-12)


def test_layers_of_an_odd_number_are_not_written_twice():
    rng = np.random.default_rng(3)
    v = rng.standard_normal((3, 5, 3, 3))
    whole, _, _ = answered(np.ones((5, 3, 3)), v)
    rolled, _, _ = answered(np.ones((5, 3, 3)), np.roll(v, 2, axis=1))
    assert rolled == pytest.approx(np.roll(whole, 2, axis=1), abs=1e-12)
