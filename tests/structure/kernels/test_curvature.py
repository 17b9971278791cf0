"""Area and curvature of walls whose answer is known: balls, rods, a minimal surface."""

import numpy as np
import pytest

from poreform.structure.kernels.curvature import wall_sums
from poreform.structure.kernels.windows import euler_number, window_counts

CUBE = (1.0, 1.0, 1.0)
OPEN = (False, False, False)
CLOSED = (True, True, True)


def ball(radius, spacing=CUBE, shift=0.2):
    grids = [(np.arange(round(30 / edge)) + 0.5) * edge - 15 + shift for edge in spacing]
    x, y, z = np.ix_(*grids)
    return (radius - np.sqrt(x**2 + y**2 + z**2)).astype(np.float32)


def total(level, spacing=CUBE, periodic=OPEN):
    return wall_sums(level, spacing=spacing, periodic=periodic).sums.sum(axis=0)


@pytest.mark.parametrize("spacing", [CUBE, (1.0, 0.5, 0.75)])
@pytest.mark.parametrize("radius", [6.0, 10.0])
def test_a_ball_has_its_area_and_its_curvatures(radius, spacing):
    area, mean, gaussian, saddle, bulge = total(ball(radius), spacing=CUBE)
    area, mean, gaussian, saddle, bulge = total(ball(radius, spacing), spacing)
    assert area == pytest.approx(4 * np.pi * radius**2, rel=0.01)
    assert mean / area == pytest.approx(1 / radius, rel=0.02)
    assert gaussian == pytest.approx(4 * np.pi, rel=0.05)  # Gauss and Bonnet
    assert saddle == 0.0
    assert bulge == area


def test_a_ball_of_pore_is_hollow():
    area, mean, gaussian, _, bulge = total(-ball(8.0))
    assert mean / area == pytest.approx(-1 / 8, rel=0.02)
    assert gaussian == pytest.approx(4 * np.pi, rel=0.05)
    assert bulge == 0.0


def test_a_rod_is_curved_one_way_only():
    x = np.arange(30) + 0.5 - 15.2
    level = np.repeat((8.0 - np.hypot(x[:, None], x))[:, :, None], 12, axis=2)
    area, mean, gaussian, _, _ = total(
        level.astype(np.float32), periodic=(False, False, True)
    )
    assert area == pytest.approx(2 * np.pi * 8 * 12, rel=0.01)
    assert mean / area == pytest.approx(1 / 16, rel=0.02)
    assert abs(gaussian) < 0.02 * area / 64


def p_surface(side):
    wave = np.cos(2 * np.pi * (np.arange(side) + 0.3) / side)
    return (wave[:, None, None] + wave[:, None] + wave).astype(np.float32)


def test_the_p_surface_is_all_saddles_and_nearly_minimal():
    # area 2.3451 of a unit cell and genus 3: H. Schwarz; the nodal surface is close to it
    level = p_surface(32)
    area, mean, gaussian, saddle, _ = total(level, spacing=(1 / 32,) * 3, periodic=CLOSED)
    assert area == pytest.approx(2.3451, rel=0.01)
    assert abs(mean) < 0.01 * area
    assert saddle > 0.98 * area
    assert gaussian == pytest.approx(2 * np.pi * -4, rel=0.02)


def test_gauss_and_bonnet_agree_with_the_count_of_handles():
    level = p_surface(24)
    gaussian = total(level, periodic=CLOSED)[2]
    counts = window_counts(level <= 0.0, periodic=CLOSED, padded=False)
    assert gaussian / (4 * np.pi) == pytest.approx(euler_number(counts, 6), rel=0.03)


def test_a_periodic_wall_does_not_know_where_the_box_begins():
    level = p_surface(16)
    moved = np.roll(level, (3, 5, 7), axis=(0, 1, 2))
    assert total(moved, periodic=CLOSED) == pytest.approx(
        total(level, periodic=CLOSED), rel=1e-9, abs=1e-9
    )


def test_the_eighths_add_up_to_what_was_looked_at():
    found = wall_sums(ball(6.0), spacing=CUBE, periodic=OPEN)
    assert found.volume.sum() == pytest.approx(27**3)
    assert (found.sums[:, 0] > 0).all()
