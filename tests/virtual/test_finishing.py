"""Cutting a gel and treating it: polymer is conserved, and what cannot be is refused."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.sim.state import State
from poreform.structure.shapes import gaussian_field
from poreform.structure.threshold import threshold_at
from poreform.virtual.finishing import cut, finish

CELLS = 24


def state(phi, grains=None):
    return State(
        phi=phi,
        psi=np.zeros_like(phi),
        grains=np.zeros(phi.shape, np.int32) if grains is None else grains,
        time=1.0,
        temperature=300.0,
        step=1,
    )


def slabs(rich_share, *, rich=0.6, lean=0.1):
    phi = np.full((CELLS,) * 3, lean)
    phi[: round(rich_share * CELLS)] = rich
    return phi


def solid(membrane):
    """Volume of dense polymer."""
    return (1.0 - membrane.porosity) * membrane.volume


@pytest.fixture
def gel():
    """A random bicontinuous gel, half of it matter, by voxel size and voids within."""

    def build(voxel, matter_porosity=0.0):
        field = gaussian_field(voxels=CELLS, correlation=3.0, rng=np.random.default_rng(5))
        return threshold_at(
            field, 0.0, voxel=voxel, periodic=True, matter_porosity=matter_porosity
        )

    return build


@pytest.mark.parametrize("rich_share", [0.25, 0.5, 0.75])
def test_the_level_lies_half_way_between_two_phases_whatever_their_shares(rich_share):
    membrane = cut(state(slabs(rich_share)), 1e-8, room_fraction=0.2)
    assert (membrane.level.max(), membrane.level.min()) == pytest.approx((0.25, -0.25))
    assert membrane.resolved_porosity == pytest.approx(1.0 - rich_share)


def test_all_polymer_is_found_in_the_matter_after_the_cut():
    membrane = cut(state(slabs(0.5)), 1e-8, room_fraction=0.2)
    assert 1.0 - membrane.porosity == pytest.approx(0.2)
    assert membrane.matter_porosity == pytest.approx(1.0 - 0.2 / 0.5)


def test_matter_too_scarce_for_its_polymer_is_dense():
    assert cut(state(slabs(0.25)), 1e-8, room_fraction=0.3).matter_porosity == 0.0


def test_a_crystal_label_in_a_pore_is_dropped_and_one_in_the_matter_kept():
    grains = np.full((CELLS,) * 3, 7, np.int32)
    membrane = cut(state(slabs(0.5), grains), 1e-8, room_fraction=0.2)
    assert np.array_equal(membrane.grains == 7, membrane.polymer)


@pytest.mark.parametrize(
    "phi",
    [np.full((8, 8, 8), 0.25), slabs(0.5, rich=0.27, lean=0.23)],
    ids=["uniform", "hardly demixed"],
)
def test_a_field_without_two_phases_has_no_structure(phi):
    with pytest.raises(NotMeasurableError, match="no structure has formed: the dope is"):
        cut(state(phi), 1e-8, room_fraction=0.25)


def test_a_coarse_gel_dries_unchanged(gel, conditions):
    wet = gel(1e-5)
    finished = finish(wet, conditions)
    assert np.array_equal(finished.membrane.pores, wet.pores)
    assert finished.membrane.spacing == wet.spacing


@pytest.mark.parametrize("matter_porosity", [0.0, 0.5])
@pytest.mark.parametrize("voxel", [1e-7, 3e-8])
def test_drying_keeps_the_dense_polymer_and_takes_pores(
    gel, conditions, voxel, matter_porosity
):
    wet = gel(voxel, matter_porosity)
    finished = finish(wet, conditions)
    assert solid(finished.membrane) == pytest.approx(solid(wet), rel=2e-3)
    assert finished.membrane.porosity <= wet.porosity + 1e-9


def test_finer_gels_lose_more_porosity_on_drying(gel, conditions):
    left = [finish(gel(voxel), conditions).membrane.porosity for voxel in (1e-6, 1e-8)]
    assert left[1] < left[0]


def test_a_gel_whose_pores_all_close_is_a_dense_film(gel, conditions):
    with pytest.raises(NotMeasurableError, match=r"collapsed to a dense film .* ethanol"):
        finish(gel(5e-10), conditions)


@pytest.mark.parametrize("code", ["ii", "iii"])
def test_a_stretched_membrane_is_longer_and_keeps_its_polymer(
    gel, recipe, conditions_of, code
):
    drawn = conditions_of(recipe(treatment={"code": code, "strain": "100 %"}))
    wet = gel(1e-5)
    finished = finish(wet, drawn)
    assert finished.stretched is not None
    assert finished.membrane.size[0] > 1.1 * wet.size[0]
    assert finished.membrane.porosity >= wet.porosity
    assert solid(finished.membrane) == pytest.approx(solid(wet), rel=2e-3)


@pytest.mark.parametrize("code", ["ii", "iii"])
def test_a_stretched_membrane_is_thinner_by_the_pull(gel, recipe, conditions_of, code):
    drawn = conditions_of(recipe(treatment={"code": code, "strain": "100 %"}))
    finished = finish(gel(1e-5), drawn)
    assert finished.dried.lengths == (1.0, 1.0, 1.0)
    assert finished.thickness_ratio == pytest.approx(finished.stretched.ratios[2])
    assert finished.thickness_ratio < 0.95


def test_a_gel_whose_matter_closes_dries_to_a_thinner_wall(gel, conditions):
    finished = finish(gel(1e-5, 0.5), conditions)
    assert finished.thickness_ratio == pytest.approx(0.5 ** (1.0 / 3.0))


def test_without_stretching_nothing_is_said_of_it(gel, conditions):
    assert finish(gel(1e-5), conditions).stretched is None
