"""Single voxels within the other phase tell of noise."""

import numpy as np
import pytest

from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, gaussian_field
from poreform.structure.specks import noise_text, specks
from poreform.structure.threshold import threshold_at


def test_each_voxel_alone_is_a_speck_of_either_phase():
    pores = np.zeros((9, 9, 9), dtype=bool)
    pores[5:] = True
    pores[2, 2, 2] = pores[0, 8, 8] = True
    pores[7, 4, 4] = False
    pores[2, 6, 6:8] = True  # two together are none
    assert specks(Membrane(pores, voxel=1e-7)) == 3


@pytest.mark.parametrize("correlation", [1.5, 3.0])
def test_a_texture_resolved_at_all_has_no_noise(correlation):
    rng = np.random.default_rng(0)
    cut = gaussian_cut(
        voxels=48, correlation=correlation, solid_fraction=0.3, voxel=1e-7, rng=rng
    )
    assert noise_text(cut) is None


def test_noise_of_an_eighth_of_the_contrast_is_told():
    rng = np.random.default_rng(0)
    grey = np.tanh(gaussian_field(voxels=48, correlation=3.0, rng=rng) / 0.35)
    noisy = grey + rng.normal(0.0, 0.25, grey.shape)
    text = noise_text(threshold_at(noisy, 0.0, voxel=1e-7, periodic=True))
    assert "single voxels lie within the other phase" in text
