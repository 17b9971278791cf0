"""Mean chord of the pores."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.shapes import gaussian_cut, slit


def test_a_slit_has_chords_of_its_width():
    structure = slit(width=6, wall=2, length=5, voxel=1e-7, periodic=(True, True, True))
    reading = measure(structure, "pore_chord")
    assert reading.value == pytest.approx(0.6)
    assert reading.std == pytest.approx(0.0, abs=1e-9)


def test_the_mean_chord_is_four_volumes_over_the_wall():
    texture = gaussian_cut(
        voxels=48,
        correlation=3.0,
        solid_fraction=0.4,
        voxel=1e-7,
        rng=np.random.default_rng(3),
    )
    wall = measure(texture, "specific_surface").value
    share = texture.resolved_porosity
    assert measure(texture, "pore_chord").value == pytest.approx(4 * share / wall, rel=0.05)
