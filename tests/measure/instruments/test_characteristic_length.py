"""The length that scattering sees."""

import numpy as np

from poreform.measure import measure
from poreform.structure.shapes import gaussian_cut
from poreform.structure.threshold import threshold_at


def test_a_single_wave_has_its_own_length():
    wave = np.cos(2 * np.pi * 4 * np.arange(32) / 32)
    field = np.broadcast_to(wave[:, None, None], (32, 32, 32)).copy()
    reading = measure(
        threshold_at(field, 0.1, voxel=1e-7, periodic=True), "characteristic_length"
    )
    # a square wave of period 8 voxels; its odd harmonics take the mean a little down
    assert 0.5 < reading.value <= 0.8


def test_the_deviation_is_the_scatter_over_samples():
    readings = [
        measure(
            gaussian_cut(
                voxels=32,
                correlation=2.5,
                solid_fraction=0.45,
                voxel=1e-7,
                rng=np.random.default_rng(seed),
            ),
            "characteristic_length",
        )
        for seed in range(12)
    ]
    scatter = np.std([reading.value for reading in readings], ddof=1)
    assert 0.4 < np.mean([reading.std for reading in readings]) / scatter < 2.5
