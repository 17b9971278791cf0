"""widest_passage against the kernel that opens every voxel."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels import widest
from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.percolation import ALL_STEPS, FACE_STEPS, passage
from poreform.structure.kernels.widest import widest_passage

CUBE = (1.0, 1.0, 1.0)


def blobs(seed, periodic):
    noise = np.random.default_rng(seed).standard_normal((14, 11, 12))
    pores = ndimage.gaussian_filter(noise, 1.2, mode="wrap") > -0.02
    return distance_map(pores, spacing=CUBE, periodic=periodic)


@pytest.mark.parametrize("steps", [FACE_STEPS, ALL_STEPS], ids=["faces", "all"])
@pytest.mark.parametrize("periodic", [(False,) * 3, (True,) * 3, (False, True, True)])
@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("seed", range(6))
def test_it_is_that_of_the_full_passage(seed, axis, periodic, steps):
    radius = blobs(seed, periodic)
    settings = {"axis": axis, "periodic": periodic, "steps": steps}
    full = passage(radius, from_spanning=False, **settings)
    assert widest_passage(radius, **settings) == full.radius


@pytest.mark.parametrize("seed", range(4))
def test_radii_of_many_values_give_the_same_too(seed):
    radius = np.random.default_rng(seed).random((15, 16, 17)).astype(np.float32)
    settings = {"axis": 2, "periodic": (True, False, True), "steps": FACE_STEPS}
    full = passage(radius, from_spanning=False, **settings)
    assert widest_passage(radius, **settings) == full.radius > 0.0


def test_what_leads_nowhere_has_none():
    radius = np.ones((3, 3, 6), dtype=np.float32)
    radius[:, :, 3] = 0.0
    settings = {"periodic": (False,) * 3, "steps": FACE_STEPS}
    assert widest_passage(radius, axis=2, **settings) == 0.0
    assert widest_passage(radius, axis=0, **settings) == 1.0


def test_the_image_is_not_written_to():
    radius = blobs(0, (True,) * 3)
    radius.flags.writeable = False
    settings = {"axis": 2, "periodic": (True,) * 3, "steps": FACE_STEPS}
    assert widest_passage(radius, **settings) >= 0.0


def stair(cells, *, falling):
    """A stair along x that climbs so many cells of z, its foot opened once more at last."""
    length = 4 * cells
    radius = np.zeros((length + 2, 1, 4), dtype=np.float32)
    for x in range(length):
        # opened from one end, or from all places at once
        wide = 3.0 - x / length if falling else 2.0
        radius[x + 1, 0, x % 4] = radius[x + 1, 0, (x - 1) % 4] = wide
    radius[0, 0, 0] = 1.0
    return radius


@pytest.mark.parametrize("cells", [3, 126, 127, 128, 129, 255, 256, 300])
@pytest.mark.parametrize("falling", [True, False])
def test_a_stair_through_hundreds_of_cells_does_not_wind_until_it_closes(cells, falling):
    radius = stair(cells, falling=falling)
    settings = {"axis": 2, "periodic": (False, False, True), "steps": FACE_STEPS}
    assert widest_passage(radius, **settings) == 0.0
    radius[-1, 0, :] = 0.5
    assert widest_passage(radius, **settings) == 0.5
    assert passage(radius, from_spanning=False, **settings).radius == 0.5


def test_counts_that_do_not_hold_the_cells_are_told():
    setting = FACE_STEPS, np.array([False, False, True]), 2
    assert widest._searched(stair(100, falling=True), setting, np.int8) == 0.0
    assert widest._searched(stair(300, falling=True), setting, np.int8) == widest.SPILT
    assert widest._searched(stair(300, falling=True), setting, np.int32) == 0.0
