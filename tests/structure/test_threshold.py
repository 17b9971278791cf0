"""Cutting a field where its polymer is conserved."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.threshold import level_of_fraction, threshold_at

FIELD = np.random.default_rng(0).standard_normal((10, 11, 12)).astype(np.float32)


@pytest.mark.parametrize("fraction", [0.01, 0.2, 0.5, 0.97])
def test_the_cut_conserves_the_polymer_to_one_voxel(fraction):
    level = level_of_fraction(FIELD, fraction)
    membrane = threshold_at(FIELD, level, voxel=1e-7, periodic=True)
    assert 1.0 - membrane.resolved_porosity == pytest.approx(fraction, abs=1.0 / FIELD.size)


def test_the_level_is_above_zero_in_the_polymer_alone():
    membrane = threshold_at(FIELD, 0.3, voxel=1e-7, periodic=False)
    assert membrane.level is not None
    assert ((membrane.level > 0.0) == membrane.polymer).all()


def test_grains_end_at_the_wall():
    grains = np.ones(FIELD.shape, dtype=np.int32)
    membrane = threshold_at(FIELD, 0.3, voxel=1e-7, periodic=False, grains=grains)
    assert ((membrane.grains == 1) == membrane.polymer).all()


def test_a_grey_image_is_cut_like_a_field():
    grey = np.arange(27, dtype=np.uint8).reshape(3, 3, 3)
    assert threshold_at(grey, 12.5, voxel=1e-7, periodic=False).pores.sum() == 13


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.1, float("nan")])
def test_a_fraction_outside_its_range_is_refused(fraction):
    with pytest.raises(InputError, match="between 0 and 1"):
        level_of_fraction(FIELD, fraction)


@pytest.mark.parametrize(
    ("field", "match"),
    [
        pytest.param(np.full((2, 2, 2), np.nan), "not numbers", id="NaN"),
        pytest.param(np.ones((2, 2, 2), dtype=complex), "real numbers", id="complex"),
    ],
)
def test_a_field_of_no_numbers_is_refused(field, match):
    with pytest.raises(InputError, match=match):
        threshold_at(field, 0.5, voxel=1e-7, periodic=False)
