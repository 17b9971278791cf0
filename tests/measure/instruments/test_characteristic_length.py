"""The length that scattering sees."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut
from poreform.structure.threshold import threshold_at


def test_a_single_wave_has_its_own_length():
    wave = np.cos(2 * np.pi * 4 * np.arange(32) / 32)
    field = np.broadcast_to(wave[:, None, None], (32, 32, 32)).copy()
    reading = measure(
        threshold_at(field, 0.1, voxel=1e-7, periodic=True), "characteristic_length"
    )
    # polymer on 3 of 8 voxels: harmonics m of wavelength 8 / m, of which the last on the
    # grid is its own opposite, with the power of a comb of three
    power = {m: (np.sin(3 * np.pi * m / 8) / np.sin(np.pi * m / 8)) ** 2 for m in (1, 2, 3)}
    power[4] = 0.5
    mean = sum(0.8 / m * share for m, share in power.items()) / sum(power.values())
    assert reading.value == pytest.approx(mean, rel=0.02)  # shells hold a spread of waves


def test_half_the_voxel_leaves_the_length_where_it_was():
    rng = np.random.default_rng(2)
    fine = gaussian_cut(voxels=96, correlation=4.0, solid_fraction=0.4, voxel=1e-7, rng=rng)
    coarse = Membrane(
        np.ascontiguousarray(fine.pores[::2, ::2, ::2]), voxel=2e-7, periodic=True
    )
    first, second = (measure(m, "characteristic_length") for m in (fine, coarse))
    assert abs(first.value - second.value) < 1.5 * second.std


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
