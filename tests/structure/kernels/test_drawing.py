"""draw: bars, layers and necks whose way to the break is known without computing."""

import numpy as np
import pytest

from poreform.structure.kernels.drawing import Drawing, bearing_part, draw
from poreform.structure.kernels.elastic import Specimen

YIELD, HARDENING, BREAK = 0.03, 0.006, 3.0
BREAK_STRESS = YIELD + HARDENING * (BREAK - YIELD)
PERIODIC = Specimen(np.ones(3), 0.0, gripped=False, slack=(True, True))


def law(stiffness: np.ndarray, *, limit=BREAK, reach: float = 0.0) -> Drawing:
    strains = np.broadcast_to(np.asarray(limit, dtype=float), stiffness.shape)
    return Drawing(YIELD, HARDENING, strains, (reach, reach, reach))


def drawn(stiffness: np.ndarray, specimen: Specimen = PERIODIC, **settings):
    return list(draw(specimen, stiffness, law(stiffness, **settings)))


def test_a_dense_block_follows_the_law_of_its_matter_to_the_break():
    block = np.ones((4, 4, 4))
    states = drawn(block, Specimen(np.ones(3), 0.35, gripped=False, slack=(True, True)))
    strain = np.array([state.strain for state in states[:-1]])
    stress = np.array([state.stress for state in states[:-1]])
    assert stress == pytest.approx(YIELD + HARDENING * (strain - YIELD), rel=1e-6)
    assert strain[-1] == pytest.approx(BREAK, rel=2e-3)
    assert states[-1].stress == 0.0
    assert states[0].slope == pytest.approx(1.0)


def test_equal_struts_bear_by_their_section_and_draw_as_one():
    struts = np.zeros((4, 8, 8))
    struts[:, 1:3, 1:3] = struts[:, 5:7, 4:7] = 1.0
    states = drawn(struts)
    assert states[-2].stress == pytest.approx(BREAK_STRESS * 10 / 64, rel=1e-3)
    assert states[-2].strain == pytest.approx(BREAK, rel=2e-3)


def test_of_unequal_struts_the_brittle_one_breaks_first():
    struts = np.zeros((4, 8, 4))
    struts[:, 1:3] = struts[:, 5:7] = 1.0
    limit = np.full(struts.shape, BREAK)
    limit[:, :4] = 1.0
    states = drawn(struts, limit=limit)
    stress = np.array([state.stress for state in states])
    greatest = int(stress.argmax())
    assert states[greatest].strain == pytest.approx(1.0, rel=2e-3)
    assert stress[greatest + 1] == pytest.approx(0.5 * stress[greatest], rel=1e-3)


def test_in_layers_in_series_the_weak_one_draws_alone():
    layers = np.ones((8, 3, 3))
    layers[:4] = 0.5
    states = drawn(layers)
    last = states[-2]
    # the strong half bears half of its own break stress, below its yield: elastic
    expected = 0.5 * BREAK + 0.5 * 0.5 * BREAK_STRESS
    # three secant steps a state leave the weak layer two per cent behind
    assert last.stress == pytest.approx(0.5 * BREAK_STRESS, rel=0.03)
    assert last.strain == pytest.approx(expected, rel=0.03)


def test_the_neck_decides_the_strength_and_where_it_breaks():
    bar = np.zeros((12, 8, 8))
    bar[:, 1:7, 1:7] = 1.0
    bar[5:8, :3] = bar[5:8, 5:] = bar[5:8, :, :3] = bar[5:8, :, 5:] = 0.0
    states = drawn(bar, reach=0.5)
    neck = 4 / 64
    assert max(state.stress for state in states) == pytest.approx(
        neck * BREAK_STRESS, rel=0.1
    )
    failed = states[-1].failed
    assert failed[5:8].sum() >= 0.9 * failed.sum()
    assert states[-1].strain < 0.5 * BREAK


def test_the_stress_never_exceeds_the_plastic_section():
    rng = np.random.default_rng(1)
    solid = np.ones((8, 8, 8))
    solid[rng.random((8, 8, 8)) < 0.3] = 0.0
    states = drawn(solid, reach=0.5)
    least_section = solid.mean(axis=(1, 2)).min()
    assert max(s.stress for s in states) <= 1.001 * least_section * BREAK_STRESS


def test_brittle_matter_breaks_before_it_yields():
    states = drawn(np.ones((4, 4, 4)), limit=0.01)
    assert max(state.stress for state in states) == pytest.approx(0.01, rel=2e-3)


def test_islands_bear_nothing():
    solid = np.zeros((6, 6, 6), dtype=bool)
    solid[:, 2:4, 2:4] = True
    with_island = solid.copy()
    with_island[1:3, 0, 0] = True
    assert np.array_equal(bearing_part(with_island, PERIODIC), solid)


def test_the_void_behind_a_gripped_end_is_no_part_of_the_specimen():
    solid = np.ones((5, 4, 4), dtype=bool)
    solid[-1] = False
    gripped = Specimen(np.ones(3), 0.0, gripped=True, slack=(True, True))
    assert np.array_equal(bearing_part(solid, gripped), solid)
    assert not bearing_part(solid, PERIODIC).any()


def test_the_stiffness_is_not_written_to():
    block = np.ones((3, 3, 3))
    block.flags.writeable = False
    assert drawn(block)[-1].stress == 0.0
