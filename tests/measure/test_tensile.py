"""Tensile tests of whole membranes: laws of scale, struts, ligaments and refusals."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.material_law import CriticalLigament, EveryLigamentDraws, MaterialLaw
from poreform.measure.tensile import elastic_modulus, tensile_test
from poreform.structure.membrane import Membrane

FREE = EveryLigamentDraws()


def block(*, matter_porosity: float = 0.0) -> Membrane:
    pores = np.zeros((4, 4, 4), dtype=bool)
    return Membrane(pores, voxel=1e-7, periodic=True, matter_porosity=matter_porosity)


def network(*, voxel: float = 5e-8, side: int = 12, porosity: float = 0.5) -> Membrane:
    """A smooth random periodic structure."""
    rng = np.random.default_rng(3)
    k = 2 * np.pi * np.fft.fftfreq(side)
    square = k[:, None, None] ** 2 + k[:, None] ** 2 + k[: side // 2 + 1] ** 2
    smooth = np.fft.rfftn(rng.standard_normal((side,) * 3)) * np.exp(-1.5 * square)
    field = np.fft.irfftn(smooth, s=(side,) * 3, axes=(0, 1, 2))
    return Membrane(field < np.quantile(field, porosity), voxel=voxel, periodic=True)


def test_a_dense_block_gives_the_modulus_strength_and_draw_of_its_matter():
    law = MaterialLaw(modulus=2e9, yield_stress=40e6, draw_strain=1.5, break_ratio=1.2)
    curve = tensile_test(block(), law=law, rule=FREE)
    assert curve.modulus == pytest.approx(2e9, rel=1e-6)
    assert curve.strength == pytest.approx(48e6, rel=1e-3)
    assert curve.breaking_extension == pytest.approx(1.5, rel=2e-3)
    assert curve.stress == pytest.approx(
        law.stress(curve.strain) * (curve.stress > 0), rel=1e-4
    )


def test_parallel_struts_bear_by_their_section():
    pores = np.ones((4, 12, 12), dtype=bool)
    pores[:, 2:6, 2:6] = pores[:, 8:10, 7:11] = False
    curve = tensile_test(Membrane(pores, voxel=1e-7, periodic=True), rule=FREE)
    assert curve.modulus == pytest.approx(1e9 * 24 / 144, rel=1e-4)
    assert curve.strength == pytest.approx(48e6 * 24 / 144, rel=1e-3)
    assert curve.breaking_extension == pytest.approx(3.0, rel=2e-3)


@pytest.mark.parametrize("thickness", [0.1e-6, 0.4e-6, 1.6e-6])
def test_a_strut_draws_as_the_ligament_rule_lets_it(thickness):
    pores = np.ones((3, 9, 3), dtype=bool)
    pores[:, 2:7] = False
    slab = Membrane(pores, voxel=thickness / 5, periodic=True)
    law = MaterialLaw()
    curve = tensile_test(slab, law=law, rule=CriticalLigament())
    share = 1 / (1 + (thickness / 0.4e-6) ** 2)
    expected = law.yield_strain + (law.draw_strain - law.yield_strain) * share
    assert curve.breaking_extension == pytest.approx(expected, rel=0.02)


def test_without_the_ligament_rule_a_texture_ten_times_coarser_draws_as_far():
    fine, coarse = (tensile_test(network(voxel=v), rule=FREE) for v in (5e-8, 5e-7))
    assert coarse.breaking_extension == pytest.approx(fine.breaking_extension, rel=1e-6)
    assert coarse.strength == pytest.approx(fine.strength, rel=1e-6)


def test_with_the_ligament_rule_a_coarser_texture_loses_extension():
    found = [tensile_test(network(voxel=v)).breaking_extension for v in (2e-8, 8e-8, 3e-7)]
    assert found[0] > 1.3 * found[1] > 1.3 * 1.3 * found[2]


def test_a_notch_decides_where_a_strut_breaks_and_takes_strength_and_draw():
    whole = np.ones((16, 9, 3), dtype=bool)
    whole[:, 2:7] = False
    notched = whole.copy()
    notched[7:9, 2] = notched[7:9, 6] = True
    plain, weak = (
        tensile_test(Membrane(pores, voxel=1e-7, periodic=True), rule=FREE)
        for pores in (whole, notched)
    )
    # three fifths of its section are left; beside the notch matter may not contract
    assert weak.strength / plain.strength == pytest.approx(0.6, abs=0.1)
    assert weak.breaking_extension < 0.5 * plain.breaking_extension
    assert weak.broken[6:10].sum() > 0.9 * weak.broken.sum()


def test_voids_in_the_matter_soften_and_weaken_by_the_square_of_what_is_left():
    solid, foam = (
        tensile_test(block(), rule=FREE),
        tensile_test(block(matter_porosity=0.3), rule=FREE),
    )
    assert foam.modulus == pytest.approx(0.49 * solid.modulus)
    assert foam.strength == pytest.approx(0.49 * solid.strength)
    assert foam.breaking_extension == pytest.approx(solid.breaking_extension)


def test_the_pull_may_go_along_any_axis():
    pores = np.ones((12, 4, 12), dtype=bool)
    pores[2:6, :, 2:6] = False
    strut = Membrane(pores, voxel=1e-7, periodic=True)
    assert elastic_modulus(strut, axis=1).value == pytest.approx(1e9 / 9, rel=1e-4)
    curve = tensile_test(strut, axis=1, rule=FREE)
    assert curve.broken.shape == strut.shape
    assert curve.broken[3, 1, 3] == 1.0


def test_the_curve_starts_at_zero_and_its_slope_is_the_modulus():
    curve = tensile_test(network())
    assert (curve.strain[0], curve.stress[0]) == (0.0, 0.0)
    assert curve.stress[1] / curve.strain[1] <= curve.modulus * 1.001
    assert (np.diff(curve.strain) >= 0.0).all()
    assert curve.strength == curve.stress.max()


def test_the_modulus_lies_below_the_bound_of_hashin_and_shtrikman():
    membrane = network()
    share = 1 - membrane.porosity
    assert 0 < elastic_modulus(membrane).value < 1e9 * share / (2 - share)


@pytest.mark.parametrize("measured", [tensile_test, elastic_modulus])
def test_polymer_that_does_not_hold_together_is_refused(measured):
    pores = np.zeros((8, 6, 6), dtype=bool)
    pores[3] = True
    with pytest.raises(NotMeasurableError, match="does not join the two faces along x"):
        measured(Membrane(pores, voxel=1e-7, periodic=True))


def test_the_note_says_how_much_was_joined():
    pores = np.zeros((40, 8, 8), dtype=bool)
    pores[:, :2] = True
    curve = tensile_test(Membrane(pores, voxel=1e-7), rule=FREE, elements=20)
    assert "elements of 2x1x1 voxels" in curve.note


def test_the_yield_is_where_the_curve_leaves_its_first_slope():
    law = MaterialLaw(modulus=2e9, yield_stress=40e6, draw_strain=1.5, break_ratio=1.2)
    curve = tensile_test(block(), law=law, rule=FREE)
    # slope 2e9 moved by 0.002 meets 40 MPa + h (strain - 0.02) there
    h = law.hardening
    expected = 40e6 + h * (2e9 * (0.02 + 0.002) - 2e9 * 0.02) / (2e9 - h)
    assert curve.yield_stress == pytest.approx(expected, rel=1e-4)


def test_the_curve_as_a_table_is_the_curve():
    curve = tensile_test(block(), rule=FREE)
    head, *rows = curve.as_csv().splitlines()
    assert head == "elongation [%],nominal stress [MPa]"
    values = np.array([[float(cell) for cell in row.split(",")] for row in rows])
    assert values[:, 0] / 100 == pytest.approx(curve.strain, rel=1e-5)
    assert values[:, 1] * 1e6 == pytest.approx(curve.stress, rel=1e-5)


def test_what_broke_was_polymer():
    curve = tensile_test(network())
    assert (curve.broken <= curve.bearing).all()
    assert curve.broken.sum() > 0.0
    assert curve.element == pytest.approx((5e-8, 5e-8, 5e-8))
