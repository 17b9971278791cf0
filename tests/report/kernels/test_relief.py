"""Reliefs of shapes whose surface is known."""

import numpy as np
import pytest

from poreform.report.kernels.relief import electron_brightness, first_surface

SIDE = 24


def ball(radius, *, depth):
    """Level of a ball, centred in x and z, its middle at `depth` along y."""
    x, y, z = np.indices((SIDE, SIDE, SIDE), dtype=np.float64)
    middle = (SIDE - 1) / 2.0
    return radius - np.sqrt((x - middle) ** 2 + (y - depth) ** 2 + (z - middle) ** 2)


def frozen(array):
    array.flags.writeable = False
    return array


def middle(image):
    return float(image[image.shape[0] // 2, image.shape[1] // 2])


@pytest.mark.parametrize("radius", [4.3, 6.0, 7.6])
def test_the_top_of_a_ball_lies_a_radius_above_its_middle(radius):
    depth, _ = first_surface(frozen(ball(radius, depth=12.0)), layers=20, zoom=3.0)
    assert middle(depth) == pytest.approx(12.0 - radius, abs=0.03)


def test_the_depth_of_a_ball_follows_its_circle():
    zoom = 4.0
    depth, _ = first_surface(ball(7.0, depth=12.0), layers=20, zoom=zoom)
    across = (np.arange(depth.shape[0]) + 0.5) / zoom - 0.5 - (SIDE - 1) / 2.0
    row = depth.shape[1] // 2
    off = (row + 0.5) / zoom - 0.5 - (SIDE - 1) / 2.0
    near = np.abs(across) < 5.0
    expected = 12.0 - np.sqrt(49.0 - across[near] ** 2 - off**2)
    assert depth[near, row] == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
def test_the_tilt_of_a_ball_is_the_distance_from_its_axis(share):
    zoom, radius = 4.0, 8.0
    _, cosine = first_surface(ball(radius, depth=12.0), layers=20, zoom=zoom)
    pixel = round((share * radius + (SIDE - 1) / 2.0 + 0.5) * zoom)
    away = abs((pixel + 0.5) / zoom - 0.5 - (SIDE - 1) / 2.0) / radius
    assert cosine[pixel, cosine.shape[1] // 2] == pytest.approx(
        np.sqrt(1 - away**2), abs=0.03
    )


def test_a_ray_that_meets_nothing_ends_at_the_last_layer():
    depth, cosine = first_surface(np.full((6, 6, 6), -1.0), layers=4, zoom=2.0)
    assert (depth == 4.0).all()
    assert (electron_brightness(depth, cosine, layers=4, zoom=2.0) == 0.0).all()


def test_a_cut_face_lies_at_depth_zero_and_faces_the_eye():
    depth, cosine = first_surface(np.full((12, 6, 12), 1.0), layers=4, zoom=1.0)
    assert (depth == 0.0).all()
    assert middle(cosine) == 1.0


def test_a_picture_turns_with_the_structure():
    level = ball(5.0, depth=8.0) + 0.1 * np.indices((SIDE,) * 3)[0]
    depth, cosine = first_surface(level, layers=16, zoom=2.0)
    turned, turned_cosine = first_surface(level.swapaxes(0, 2), layers=16, zoom=2.0)
    assert turned == pytest.approx(depth.T, abs=1e-9)
    assert turned_cosine == pytest.approx(cosine.T, abs=1e-9)


@pytest.mark.parametrize(("steep", "flat"), [(0.3, 0.9), (0.5, 1.0)])
def test_a_tilted_surface_is_brighter(steep, flat):
    plane = np.zeros((4, 4))
    bright = electron_brightness(plane, np.full((4, 4), steep), layers=4, zoom=1.0)
    dark = electron_brightness(plane, np.full((4, 4), flat), layers=4, zoom=1.0)
    assert (bright > dark).all()


def test_a_deep_place_is_darker_than_a_high_one():
    depth = np.where(np.arange(20)[:, None] < 10, 0.0, 3.0) * np.ones((20, 20))
    picture = electron_brightness(depth, np.ones((20, 20)), layers=6, zoom=1.0)
    assert picture[0].mean() > picture[-1].mean()


def test_a_narrow_hole_is_darker_than_a_wide_one_of_the_same_depth():
    depth = np.zeros((60, 60))
    depth[10:12, 10:12] = depth[30:55, 30:55] = 2.0
    picture = electron_brightness(depth, np.ones_like(depth), layers=6, zoom=1.0)
    assert picture[10, 10] < picture[42, 42]
