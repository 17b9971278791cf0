"""Scaling, moving walls, closing pores and resampling."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane
from poreform.structure.pore_classes import pore_classes
from poreform.structure.shapes import gaussian_cut, round_pores
from poreform.structure.transform import at_porosity, close_finest, resample, rescale

CUT = gaussian_cut(
    voxels=32, correlation=2.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)
BINARY = Membrane(CUT.pores, voxel=1e-7, periodic=True)


def test_stretching_changes_lengths_and_no_voxel():
    drawn = rescale(CUT, (2.0, 0.8, 0.5))
    assert drawn.size == pytest.approx((6.4e-6, 2.56e-6, 1.6e-6))
    assert drawn.porosity == CUT.porosity


@pytest.mark.parametrize("porosity", [0.2, 0.5, 0.75])
@pytest.mark.parametrize("membrane", [CUT, BINARY], ids=["level", "binary"])
def test_the_walls_move_to_the_porosity_asked_for(membrane, porosity):
    moved = at_porosity(membrane, porosity)
    assert moved.resolved_porosity == pytest.approx(porosity, abs=1.0 / CUT.pores.size)


@pytest.mark.parametrize("membrane", [CUT, BINARY], ids=["level", "binary"])
def test_moving_walls_inwards_opens_no_pore(membrane):
    assert not (at_porosity(membrane, 0.3).pores & ~membrane.pores).any()


def test_the_finest_pores_close_first():
    membrane = round_pores((2.5e-7, 7e-7), pitch=20, length=4, voxel=1e-7)
    bare = Membrane(membrane.pores, voxel=1e-7)
    moved = at_porosity(bare, 0.3 * bare.porosity)
    assert not moved.pores[:20].any()
    assert moved.pores[20:].any()


def test_a_class_that_is_told_to_close_closes():
    membrane = round_pores((2.5e-7, 7e-7), pitch=20, length=4, voxel=1e-7)
    classes = pore_classes(membrane, 2)
    wide = float(classes.share[1])
    solid = 1.0 - membrane.porosity
    after = membrane.porosity * wide
    volume = solid + after
    dried = close_finest(
        membrane,
        classes,
        kept=np.array([0.0, 1.0]),
        lengths=(1.0, 1.0, volume),
        resolved_porosity=after / volume,
    )
    assert not dried.pores[:20].any()
    assert dried.porosity == pytest.approx(after / volume, abs=1.0 / membrane.pores.size)
    # the polymer neither grows nor vanishes
    assert (1.0 - dried.porosity) * dried.volume == pytest.approx(
        solid * membrane.volume, rel=1e-3
    )


def test_nothing_moves_where_nothing_shrinks():
    classes = pore_classes(CUT, 4)
    kept = np.ones(classes.radius.size)
    same = close_finest(
        CUT,
        classes,
        kept=kept,
        lengths=(1.0, 1.0, 1.0),
        resolved_porosity=CUT.resolved_porosity,
    )
    assert (same.pores == CUT.pores).all()


def test_new_polymer_joins_the_nearest_grain():
    grains = np.where(np.arange(32)[:, None, None] < 16, 1, 2) * CUT.polymer
    membrane = Membrane(CUT.pores, voxel=1e-7, grains=grains.astype(np.int32))
    moved = at_porosity(membrane, 0.3)
    assert ((moved.grains > 0) == moved.polymer).all()


@pytest.mark.parametrize("membrane", [CUT, BINARY], ids=["level", "binary"])
def test_resampling_keeps_the_size_and_the_porosity(membrane):
    finer = resample(membrane, 0.5e-7)
    assert finer.shape == (64, 64, 64)
    assert finer.size == pytest.approx(membrane.size)
    assert finer.porosity == pytest.approx(membrane.porosity, abs=0.01)


def test_resampling_makes_flat_voxels_cubic():
    cubic = resample(rescale(CUT, (1.0, 1.0, 0.5)), 1e-7)
    assert cubic.shape == (32, 32, 16)
    assert cubic.spacing == pytest.approx((1e-7, 1e-7, 1e-7))


@pytest.mark.parametrize(
    ("act", "match"),
    [
        pytest.param(lambda: rescale(CUT, (1.0, 0.0, 1.0)), "above 0", id="no length"),
        pytest.param(lambda: at_porosity(BINARY, 1.0), "between 0 and 1", id="all pore"),
        pytest.param(lambda: resample(CUT, -1e-7), "positive length", id="negative edge"),
        pytest.param(
            lambda: close_finest(
                CUT,
                pore_classes(CUT, 2),
                kept=np.ones(7),
                lengths=(1.0, 1.0, 1.0),
                resolved_porosity=0.5,
            ),
            "belong to",
            id="other classes",
        ),
        pytest.param(
            lambda: close_finest(
                CUT,
                pore_classes(CUT, 2),
                kept=np.zeros(2),
                lengths=(1.0, 1.0, 0.4),
                resolved_porosity=0.0,
            ),
            "no pore is left",
            id="all closed",
        ),
    ],
)
def test_what_is_no_shape_is_refused(act, match):
    with pytest.raises(InputError, match=match):
        act()
