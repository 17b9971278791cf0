"""From grey values to polymer and pores."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.tomogram import Tomogram, binarised

RNG = np.random.default_rng(0)
TRUTH = np.zeros((8, 9, 10), dtype=bool)
TRUTH[2:6] = True
GREY = np.where(TRUTH, 180, 60) + RNG.integers(-15, 16, TRUTH.shape)
BRIGHT = Tomogram(GREY.astype(np.uint8), (1e-7, 1e-7, 2e-7), "sample.tif")


def test_otsu_parts_two_phases_in_noise():
    found = binarised(BRIGHT, polymer="bright")
    assert (found.polymer == TRUTH).all()
    assert found.spacing == (1e-7, 1e-7, 2e-7)
    assert found.level is not None


def test_dark_polymer_is_the_complement():
    found = binarised(BRIGHT, polymer="dark")
    assert (found.pores == TRUTH).all()


def test_two_grey_values_are_no_slope():
    two = Tomogram(np.where(TRUTH, 255, 0).astype(np.uint8), None, "two.npy")
    found = binarised(two, polymer="bright", voxel=1e-7)
    assert (found.polymer == TRUTH).all()
    assert found.level is None


@pytest.mark.parametrize("polymer", ["bright", "dark"])
def test_a_mask_needs_no_level(polymer):
    found = binarised(Tomogram(TRUTH, None, "m.npy"), polymer=polymer, voxel=1e-7)
    assert (found.polymer == (TRUTH if polymer == "bright" else ~TRUTH)).all()


def test_a_level_of_ones_own_is_kept():
    found = binarised(BRIGHT, polymer="bright", level=250.0)
    assert found.porosity == 1.0


@pytest.mark.parametrize(
    ("act", "match"),
    [
        pytest.param(
            lambda: binarised(Tomogram(GREY, None, "a.npy"), polymer="bright"),
            "does not state its voxel size",
            id="no size",
        ),
        pytest.param(
            lambda: binarised(BRIGHT, polymer="bright", voxel=1e-7),
            "states voxels of",
            id="another size",
        ),
        pytest.param(
            lambda: binarised(
                Tomogram(np.ones((3, 3, 3)), None, "a.npy"), polymer="bright", voxel=1.0
            ),
            "one grey value",
            id="flat",
        ),
        pytest.param(
            lambda: binarised(
                Tomogram(np.full((3, 3, 3), np.nan), None, "a"), polymer="dark", voxel=1.0
            ),
            "not numbers",
            id="NaN",
        ),
        pytest.param(
            lambda: Tomogram(np.ones((3, 3)), None, "a"), "three axes", id="picture"
        ),
        pytest.param(
            lambda: Tomogram(np.full((2, 2, 2), "a"), None, "a"), "numbers", id="text"
        ),
    ],
)
def test_what_is_no_tomogram_is_refused(act, match):
    with pytest.raises(InputError, match=match):
        act()


def test_complex_numbers_are_no_grey_values():
    with pytest.raises(InputError, match="holds complex128; a tomogram holds real numbers"):
        Tomogram(np.ones((3, 3, 3), dtype=complex), 1e-7, "volume.npy")
