"""The fabric tensor of a membrane."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.fabric import fabric_of, sampling_deviation
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut
from poreform.structure.transform import rescale

CUT = gaussian_cut(
    voxels=48, correlation=2.0, solid_fraction=0.4, voxel=1e-7, rng=np.random.default_rng(0)
)


def test_an_isotropic_texture_is_met_equally_from_all_sides():
    values = np.linalg.eigvalsh(fabric_of(CUT))
    assert values[-1] / values[0] < 1.08


def test_a_drawn_texture_is_long_along_the_pull():
    values, vectors = np.linalg.eigh(fabric_of(rescale(CUT, (1.0, 1.5, 1.0))))
    assert np.abs(vectors[:, -1]).argmax() == 1
    assert values[-1] / values[1] == pytest.approx(1.5, rel=0.08)


def test_the_deviation_covers_the_noise_of_an_isotropic_texture():
    deviation = sampling_deviation(CUT)
    assert 0.005 < deviation < 0.1


def test_blocks_too_small_to_meet_walls_tell_nothing():
    pores = np.zeros((8, 8, 8), dtype=bool)
    pores[0, 0, 0] = True
    assert sampling_deviation(Membrane(pores, voxel=1e-7)) is None


def test_a_layer_of_voxels_has_no_fabric():
    with pytest.raises(NotMeasurableError, match="one voxel thin"):
        fabric_of(Membrane(CUT.pores[:, :, :1], voxel=1e-7))
