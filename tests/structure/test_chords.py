"""Chords of plates and of random textures."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.structure.chords import chords
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, slit

CUT = gaussian_cut(
    voxels=40, correlation=2.5, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)


def test_across_plates_each_chord_is_the_gap():
    plates = slit(width=6, wall=2, length=4, voxel=1e-7, periodic=(True, True, True))
    found = chords(plates.pores, plates, axis=0)
    assert found.length == pytest.approx(np.full(16, 6e-7))


def test_the_walls_across_a_periodic_face_are_one():
    plates = slit(width=6, wall=2, length=4, voxel=1e-7, periodic=(True, True, True))
    assert chords(plates.polymer, plates, axis=0).mean == pytest.approx(4e-7)


def test_chords_that_a_face_cuts_are_left_out():
    plates = slit(width=6, wall=2, length=4, voxel=1e-7, periodic=(False,) * 3)
    with pytest.raises(NotMeasurableError, match="no chord along x"):
        chords(plates.polymer, plates, axis=0)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_pore_and_polymer_chords_share_the_lines_by_volume(axis):
    # each wall pair bounds one chord of either phase, so the means stand as the volumes
    pores = chords(CUT.pores, CUT, axis=axis)
    polymer = chords(CUT.polymer, CUT, axis=axis)
    share = pores.length.sum() / (pores.length.sum() + polymer.length.sum())
    # lines all within one phase hold no chord
    assert share == pytest.approx(CUT.porosity, abs=0.03)
    assert pores.length.size == polymer.length.size


def test_along_plates_there_is_no_chord():
    plates = slit(width=6, wall=2, length=4, voxel=1e-7, periodic=(True, True, True))
    with pytest.raises(NotMeasurableError, match="no chord along y"):
        chords(plates.pores, plates, axis=1)


def test_a_chord_grows_with_the_voxel():
    large = Membrane(CUT.pores, voxel=3e-7, periodic=True)
    assert chords(large.pores, large, axis=2).mean == pytest.approx(
        3.0 * chords(CUT.pores, CUT, axis=2).mean
    )
