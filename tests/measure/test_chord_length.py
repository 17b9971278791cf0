"""Mean chord as a reading."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.chord_length import mean_chord
from poreform.measure.measuring import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut


def test_chords_cut_by_a_face_are_left_out_and_said_to_be():
    pores = np.zeros((12, 4, 4), dtype=bool)
    pores[:4] = pores[6:9] = True
    membrane = Membrane(pores, voxel=1e-7)
    reading = mean_chord("pore_chord", membrane, membrane.pores)
    assert reading.value == pytest.approx(0.3)
    assert "chords cut by a face are left out" in reading.note


def test_chords_of_a_voxel_or_so_are_refused():
    checks = np.indices((6, 6, 6)).sum(axis=0) % 2 == 0
    membrane = Membrane(checks, voxel=1e-7, periodic=True)
    with pytest.raises(NotMeasurableError, match="the mean chord is 1 voxels long"):
        mean_chord("pore_chord", membrane, membrane.pores)


@pytest.mark.parametrize("phase", ["pore", "polymer"])
def test_the_mean_chord_is_four_volumes_over_the_wall(phase):
    texture = gaussian_cut(
        voxels=48,
        correlation=3.0,
        solid_fraction=0.4,
        voxel=1e-7,
        rng=np.random.default_rng(3),
    )
    share = {"pore": texture.pores.mean(), "polymer": texture.polymer.mean()}[phase]
    expected = 4.0 * share / measure(texture, "specific_surface").value
    assert measure(texture, f"{phase}_chord").value == pytest.approx(expected, rel=0.05)
