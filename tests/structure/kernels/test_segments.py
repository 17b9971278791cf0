"""Classes, shading, necks and frames on pictures with known truth."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.segments import (
    parted,
    two_classes,
    whole_regions,
    without_shading,
)
from poreform.structure.pictures import degraded, discs_at, random_discs

FEW = {"shape": (160, 200), "number": 14, "radius": 9.0, "gap": 4.0}
"""Discs that cover a tenth of the picture, where Otsu's level leans towards the rest."""


def few(seed=1):
    return random_discs(**FEW, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("blur", [0.7, 1.5])
def test_a_blurred_disc_keeps_its_area_at_the_level(blur):
    disc = discs_at(np.array([[40.0, 50.0]]), np.array([10.0]), (80, 100)).grey
    soft = ndimage.gaussian_filter(disc, blur)
    area = (soft > two_classes(soft).level).sum()
    assert np.sqrt(area / np.pi) == pytest.approx(10.0, abs=0.15)


def test_noise_has_the_separability_of_noise():
    noise = np.random.default_rng(1).standard_normal((300, 300)).astype(np.float32)
    assert two_classes(noise).separability == pytest.approx(2 / np.pi, abs=0.005)


def test_two_sharp_classes_are_wholly_parted():
    steps = np.repeat(np.float32([[0.0, 3.0]]), 40, axis=0).repeat(20, axis=1)
    found = two_classes(steps)
    assert (found.level, found.dark, found.bright) == (1.5, 0.0, 3.0)
    assert found.separability == pytest.approx(1.0)


@pytest.mark.parametrize("strength", [0.5, 1.0, 2.0])
def test_shading_is_taken_out_and_the_discs_stay(strength):
    discs = few().grey
    lit = degraded(discs, shading=strength, noise=0.02, rng=np.random.default_rng(3))
    flat = without_shading(lit, 2)
    rest = (flat - flat.mean()) - (discs - discs.mean())
    assert rest.std() < 0.03


def test_degree_zero_leaves_a_picture_as_it_is():
    grey = few().grey
    assert without_shading(grey, 0) is grey


@pytest.mark.parametrize("overlap", [0.0, 4.0])
def test_touching_discs_are_parted_at_the_neck(overlap):
    centres = np.array([[30.0, 30.0], [30.0, 54.0 - overlap]])
    pair = discs_at(centres, np.array([12.0, 12.0]), (64, 90)).grey > 0.5
    labels = parted(pair, depth=0.15, least_area=12.0)
    assert labels.max() == 2
    sizes = np.bincount(labels.ravel())[1:]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.02)


def test_one_long_body_is_no_row_of_objects():
    bar = np.zeros((64, 90), dtype=bool)
    bar[25:35, 10:80] = True
    assert parted(bar, depth=0.15, least_area=12.0).max() == 1


def test_small_specks_are_no_objects():
    picture = np.zeros((64, 64), dtype=bool)
    picture[5:7, 5:7] = picture[20:40, 20:40] = True
    assert parted(picture, depth=0.15, least_area=12.0).max() == 1
    assert parted(picture, depth=0.15, least_area=500.0).max() == 0


def test_every_object_keeps_a_label_however_small_beside_a_large_one():
    picture = np.zeros((120, 120), dtype=bool)
    picture[5:11, 5:11] = picture[20:110, 20:110] = True
    assert parted(picture, depth=0.15, least_area=12.0).max() == 2


def test_the_frame_does_not_bias_the_number():
    # frames cut out of a wider field: a third of the discs in them are cut by the frame
    fields = [
        random_discs(
            shape=(220, 260), number=44, radius=12.0, gap=3.0,
            rng=np.random.default_rng(seed),
        )
        for seed in range(16)
    ]  # fmt: skip
    frames = [field.grey[50:170, 50:210] > 0.5 for field in fields]
    found = [
        whole_regions(parted(frame, depth=0.15, least_area=12.0)).weight.sum()
        for frame in frames
    ]
    truth = [field.per_pixel for field in fields]
    error = np.std(found, ddof=1) / np.sqrt(len(found))
    assert error < 0.07 * np.mean(truth)
    assert np.mean(found) == pytest.approx(np.mean(truth), abs=2.5 * error)
    whole = [
        whole_regions(parted(f, depth=0.15, least_area=12.0)).label.size for f in frames
    ]
    # the whole discs over the frame alone would miss a fifth of them or more
    assert np.mean(whole) / frames[0].size < 0.85 * np.mean(truth)


def test_what_the_frame_cuts_is_counted_and_not_measured():
    picture = np.zeros((64, 64), dtype=bool)
    picture[0:8, 10:18] = picture[30:40, 30:40] = True
    regions = whole_regions(parted(picture, depth=0.15, least_area=12.0))
    assert (regions.cut, regions.area.tolist()) == (1, [100.0])
