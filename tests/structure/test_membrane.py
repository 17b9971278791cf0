"""What a membrane is, and what it refuses to be."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane

PORES = np.random.default_rng(0).random((4, 5, 6)) < 0.6


def test_the_porosity_counts_the_voids_held_in_the_polymer():
    membrane = Membrane(PORES, voxel=1e-7, matter_porosity=0.25)
    resolved = PORES.mean()
    assert membrane.resolved_porosity == resolved
    assert membrane.porosity == pytest.approx(resolved + (1.0 - resolved) * 0.25)


def test_one_voxel_edge_stands_for_three():
    membrane = Membrane(PORES, voxel=2e-7, periodic=True)
    assert membrane.spacing == (2e-7, 2e-7, 2e-7)
    assert membrane.wraps == (True, True, True)


def test_a_flat_voxel_has_the_edge_of_the_cube_of_its_volume():
    membrane = Membrane(PORES, voxel=(1e-7, 2e-7, 4e-7))
    assert membrane.edge == pytest.approx(2e-7)
    assert membrane.size == pytest.approx((4e-7, 10e-7, 24e-7))
    assert membrane.volume == pytest.approx(4 * 5 * 6 * 8e-21)


def test_each_phase_has_its_own_clearance():
    membrane = Membrane(PORES, voxel=1e-7)
    assert ((membrane.pore_clearance > 0.0) == PORES).all()
    assert ((membrane.polymer_clearance > 0.0) == ~PORES).all()


def test_a_slit_is_as_wide_as_its_voxels():
    pores = np.zeros((9, 4, 4), dtype=bool)
    pores[2:7] = True
    clearance = Membrane(pores, voxel=1e-7).pore_clearance
    assert clearance[:, 0, 0] == pytest.approx(
        1e-7 * np.array([0, 0, 0.5, 1.5, 2.5, 1.5, 0.5, 0, 0]), rel=1e-6
    )


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param({"pores": PORES.astype(float)}, "not a boolean", id="grey"),
        pytest.param({"pores": np.full((3, 3, 3), np.nan)}, "not a boolean", id="NaN"),
        pytest.param({"pores": [[True]]}, "pores is list", id="list"),
        pytest.param({"pores": PORES[0]}, "three axes", id="flat"),
        pytest.param({"pores": PORES[:0]}, "three axes", id="empty"),
        pytest.param({"voxel": 0.0}, "positive length", id="no size"),
        pytest.param({"voxel": float("nan")}, "positive length", id="NaN size"),
        pytest.param({"voxel": None}, "in metres", id="no voxel"),
        pytest.param({"voxel": (1e-7, 1e-7)}, "one number or three", id="two edges"),
        pytest.param({"periodic": (True, False)}, "per axis", id="two flags"),
        pytest.param({"periodic": 1.0}, "True or False", id="number for flag"),
        pytest.param({"matter_porosity": 1.0}, "from 0 to below 1", id="all void"),
        pytest.param({"grains": PORES.astype(float)}, "integer array", id="grey grains"),
        pytest.param({"grains": -PORES.astype(np.int32)}, "below 0", id="negative grain"),
        pytest.param(
            {"grains": np.ones((2, 2, 2), np.int32)}, "of shape", id="other shape"
        ),
        pytest.param({"level": np.full((4, 5, 6), np.nan)}, "not numbers", id="NaN level"),
        pytest.param({"level": np.ones((4, 5, 5))}, "real numbers", id="small level"),
    ],
)
def test_what_is_no_membrane_is_refused(change, match):
    with pytest.raises(InputError, match=match):
        Membrane(**({"pores": PORES, "voxel": 1e-7} | change))
