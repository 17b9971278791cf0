"""Surface of membranes: level field and voxels agree; signs of balls and networks."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, sphere_packing
from poreform.structure.surface import relative_error, surface, wall_text

BALLS = sphere_packing("simple cubic", cells=1, voxels=32, edge=1e-6, radius=0.3e-6)
NETWORK = gaussian_cut(
    voxels=40, correlation=3.0, solid_fraction=0.5, voxel=1e-7, rng=np.random.default_rng(2)
)


def without_level(membrane):
    return Membrane(membrane.pores, voxel=membrane.spacing, periodic=membrane.wraps)


@pytest.mark.parametrize(
    "structure", [BALLS, without_level(BALLS)], ids=["level", "voxels"]
)
def test_separate_balls_bulge_everywhere(structure):
    found = surface(structure)
    assert found.area == pytest.approx(4 * np.pi * 0.3**2 / 1e-6, rel=0.02)
    assert found.mean_curvature == pytest.approx(1 / 0.3e-6, rel=0.03)
    assert found.gaussian_curvature == pytest.approx(1 / 0.3e-6**2, rel=0.06)
    assert found.bulge_share == pytest.approx(1.0)
    assert found.saddle_share == 0.0


def test_a_network_is_mostly_saddles():
    found = surface(NETWORK)
    assert found.saddle_share > 0.6
    assert found.gaussian_curvature < 0.0
    assert abs(found.mean_curvature) < 4.0 * found.spread[1]


def test_the_area_of_a_level_cut_gaussian_field_is_that_of_rice():
    # s = (2 / pi) sqrt(-C''(0)) exp(-u**2 / 2) per volume; C'' = -1 / (2 l**2)
    assert surface(NETWORK).area == pytest.approx(
        2.0 / np.pi / (np.sqrt(2.0) * 3.0 * 1e-7), rel=0.05
    )


def test_staircase_and_level_agree():
    stairs = without_level(NETWORK)
    one, other = surface(NETWORK), surface(stairs)
    assert other.area == pytest.approx(one.area, rel=1.5 * relative_error(stairs, other))
    assert relative_error(NETWORK, one) < relative_error(stairs, other) < 0.1
    assert other.saddle_share == pytest.approx(one.saddle_share, abs=0.05)
    assert wall_text(NETWORK) != wall_text(stairs)


def rim():
    """Pores in the two outermost layers only."""
    pores = np.zeros((8, 8, 8), dtype=bool)
    pores[0] = pores[-1] = True
    return pores


@pytest.mark.parametrize(
    ("pores", "match"),
    [
        pytest.param(np.ones((8, 8, 8), bool), "all pore", id="one phase"),
        pytest.param(np.eye(8, dtype=bool)[None].repeat(4, 0), "4 voxels thin", id="thin"),
        pytest.param(rim(), "no wall lies", id="rim"),
    ],
)
def test_what_has_no_wall_to_look_at_is_refused(pores, match):
    with pytest.raises(NotMeasurableError, match=match):
        surface(Membrane(pores, voxel=1e-7))
