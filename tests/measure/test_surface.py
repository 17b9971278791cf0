"""Parted micrographs: discs, textures cut from volumes, refusals."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.surface import (
    SurfaceMethod,
    strut_width_map,
    surface_of,
    with_level,
)
from poreform.structure.micrograph import Micrograph
from poreform.structure.pictures import degraded, discs_at, random_discs

PIXEL = 2e-8
NODULES = SurfaceMethod(look="nodules")


def picture(grey, pixel=PIXEL):
    return Micrograph(np.asarray(grey, dtype=np.float32), pixel, "made up")


def discs(*, gap, seed=1, number=60):
    return random_discs(
        shape=(240, 300), number=number, radius=10.0, gap=gap,
        rng=np.random.default_rng(seed),
    )  # fmt: skip


@pytest.mark.parametrize("gap", [4.0, 0.0])
@pytest.mark.parametrize(("shading", "noise"), [(0.0, 0.0), (0.6, 0.15), (1.0, 0.3)])
def test_discs_are_found_with_their_size_and_number(gap, shading, noise):
    truth = discs(gap=gap)
    grey = degraded(truth.grey, shading=shading, noise=noise, rng=np.random.default_rng(5))
    found = surface_of(picture(grey), NODULES)
    assert found.mean_diameter == pytest.approx(20.0 * PIXEL, rel=0.02)
    seen = (truth.centre > -9.0) & (truth.centre < np.array([249.0, 309.0]))
    assert found.labels.max() == pytest.approx(seen.all(axis=1).sum(), rel=0.05)
    assert found.share == pytest.approx(truth.grey.mean(), rel=0.03)


def test_dark_discs_are_pores():
    truth = discs(gap=4.0)
    bright, dark = (
        surface_of(picture(grey), SurfaceMethod(look=look))
        for grey, look in ((truth.grey, "nodules"), (1 - truth.grey, "pores"))
    )
    assert dark.mean_diameter == pytest.approx(bright.mean_diameter, rel=0.01)
    assert dark.regions.cut == bright.regions.cut


def test_the_brightness_may_be_in_any_unit():
    grey = discs(gap=4.0).grey
    one, other = (surface_of(picture(g), NODULES) for g in (grey, 500.0 + 37.0 * grey))
    assert np.array_equal(one.labels, other.labels)


@pytest.mark.parametrize("turn", [np.rot90, np.flipud, np.fliplr])
def test_a_turned_picture_shows_the_same(turn):
    grey = discs(gap=4.0).grey
    one, other = (surface_of(picture(g), NODULES) for g in (grey, turn(grey)))
    assert other.mean_diameter == pytest.approx(one.mean_diameter, rel=1e-3)
    assert other.number_per_area == pytest.approx(one.number_per_area, rel=1e-9)


def test_lengths_scale_with_the_pixel():
    grey = discs(gap=4.0).grey
    one, other = (surface_of(picture(grey, p), NODULES) for p in (PIXEL, 3 * PIXEL))
    assert other.mean_diameter == pytest.approx(3 * one.mean_diameter)
    assert other.number_per_area == pytest.approx(one.number_per_area / 9)


def test_a_higher_level_makes_nodules_smaller():
    found = surface_of(picture(discs(gap=4.0).grey), NODULES)
    sizes = [with_level(found, shift).mean_diameter for shift in (-0.1, 0.0, 0.1)]
    assert sizes[0] > sizes[1] > sizes[2]


def test_a_strut_is_as_wide_as_it_is():
    # bars of 12 pixels between slits of 20; the slits end before the frame
    bars = np.ones((160, 160))
    bars[10:-10, :] = np.where(np.arange(160) % 32 < 20, 0.0, 1.0)
    found = surface_of(picture(bars), SurfaceMethod(shading=0, smoothing=0.0))
    width = strut_width_map(found)
    assert np.median(width[40:-40, 40:-40][width[40:-40, 40:-40] > 0]) == pytest.approx(
        12 * PIXEL, rel=0.01
    )


def test_noise_alone_is_refused():
    noise = np.random.default_rng(3).standard_normal((200, 200))
    with pytest.raises(
        NotMeasurableError, match=r"does not part into dark and bright .*0\.64"
    ):
        surface_of(picture(noise))


def test_a_picture_without_a_whole_object_is_refused():
    half = np.zeros((100, 100))
    half[:, :50] = 1.0
    with pytest.raises(NotMeasurableError, match="no pore of 4 pixels or more lies whole"):
        surface_of(picture(half), SurfaceMethod(shading=0))


def test_a_picture_without_a_scale_is_refused():
    with pytest.raises(InputError, match="give the length of a pixel"):
        surface_of(picture(discs(gap=4.0).grey, None))


@pytest.mark.parametrize(
    ("settings", "match"),
    [
        ({"look": "holes"}, "it is 'pores' or 'nodules'"),
        ({"shading": 7}, "a degree from 0 to 4"),
        ({"smoothing": -1.0}, "a width from 0 to 10 pixels"),
        ({"neck": 0.0}, "a fraction between 0 and 1"),
    ],
)
def test_a_method_that_is_none_is_refused(settings, match):
    with pytest.raises(InputError, match=match):
        SurfaceMethod(**settings)


def test_the_picture_is_only_read():
    grey = discs_at(np.array([[40.0, 40.0]]), np.array([10.0]), (80, 80)).grey
    grey.flags.writeable = False
    assert surface_of(picture(grey), NODULES).labels.max() == 1
