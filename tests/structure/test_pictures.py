"""Made-up pictures hold what they say."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.pictures import degraded, discs_at, random_discs


def test_a_disc_covers_its_own_area():
    picture = discs_at(np.array([[30.0, 40.0]]), np.array([12.0]), (64, 80))
    assert picture.grey.sum() == pytest.approx(np.pi * 12.0**2, rel=4e-3)
    assert picture.per_pixel == pytest.approx(1 / (64 * 80))


def test_discs_keep_their_distance():
    picture = random_discs(
        shape=(120, 160), number=20, radius=8.0, gap=3.0, rng=np.random.default_rng(1)
    )
    gaps = np.hypot(*(picture.centre[:, None] - picture.centre[None]).transpose(2, 0, 1))
    assert gaps[np.triu_indices(20, 1)].min() >= 19.0


def test_what_does_not_fit_is_refused():
    with pytest.raises(InputError, match="500 discs of radius 20"):
        random_discs(
            shape=(64, 64), number=500, radius=20.0, gap=0.0, rng=np.random.default_rng(1)
        )


def test_light_and_noise_are_as_strong_as_told():
    flat = np.zeros((200, 200), dtype=np.float32)
    lit = degraded(flat, shading=0.7, noise=0.0, rng=np.random.default_rng(2))
    assert np.ptp(lit) == pytest.approx(0.7, rel=1e-5)
    noisy = degraded(flat, shading=0.0, noise=0.2, rng=np.random.default_rng(2))
    assert noisy.std() == pytest.approx(0.2, rel=0.02)
