"""Mean intercept lengths and their ellipsoid on layers, noise and known tensors."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.fabric import fabric_tensor, mean_intercept_lengths
from poreform.structure.kernels.windows import window_counts

CLOSED = (True, True, True)


def intercepts(phase, spacing):
    counts = window_counts(phase, periodic=CLOSED, padded=False)
    return mean_intercept_lengths(counts, spacing=spacing)


def test_the_ellipsoid_that_was_put_in_comes_out():
    turn = np.linalg.qr(np.random.default_rng(0).standard_normal((3, 3)))[0]
    known = turn @ np.diag([1.0, 2.0, 3.5]) @ turn.T
    shape = np.linalg.inv(known @ known)
    directions = np.random.default_rng(1).standard_normal((13, 3))
    directions /= np.linalg.norm(directions, axis=1)[:, None]
    lengths = np.einsum("di,ij,dj->d", directions, shape, directions) ** -0.5
    assert fabric_tensor(directions, lengths) == pytest.approx(known, rel=1e-9)


def test_layers_are_met_at_their_distance():
    phase = np.zeros((12, 6, 6), dtype=bool)
    phase[0:3] = phase[6:9] = True
    directions, lengths = intercepts(phase, (2e-7, 1e-7, 1e-7))
    across = lengths[np.abs(directions[:, 0]) == 1.0]
    assert across == pytest.approx([3 * 2e-7])
    assert np.isinf(lengths[directions[:, 0] == 0.0]).all()


def test_a_stretched_texture_has_the_ratio_of_its_stretch():
    noise = np.random.default_rng(4).standard_normal((72, 72, 72))
    phase = ndimage.gaussian_filter(noise, 3.0, mode="wrap") > 0.0
    values = np.linalg.eigvalsh(fabric_tensor(*intercepts(phase, (1.0, 1.0, 1.6))))
    assert values[-1] / values[0] == pytest.approx(1.6, rel=0.06)


def test_parallel_rods_give_a_finite_tensor():
    phase = np.zeros((8, 8, 8), dtype=bool)
    phase[2:6, 2:6, :] = True
    values = np.linalg.eigvalsh(fabric_tensor(*intercepts(phase, (1.0, 1.0, 1.0))))
    assert np.isfinite(values).all()
    assert values[-1] / values[0] > 10.0
