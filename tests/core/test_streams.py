"""One seed, independent streams by name."""

import numpy as np
import pytest

from poreform.core.streams import draw_seed, stream


def test_the_same_seed_and_name_give_the_same_numbers():
    assert (stream(7, "noise").random(5) == stream(7, "noise").random(5)).all()


@pytest.mark.parametrize("other", [(8, "noise"), (7, "nuclei")])
def test_another_seed_or_name_gives_other_numbers(other):
    assert (stream(7, "noise").random(5) != stream(*other).random(5)).all()


def test_two_streams_of_one_seed_are_uncorrelated():
    count = 20_000
    pair = np.stack([stream(7, name).normal(size=count) for name in ("noise", "nuclei")])
    assert abs(np.corrcoef(pair)[0, 1]) < 5.0 / np.sqrt(count)


def test_the_numbers_of_a_seed_never_change():
    # golden: recorded when the scheme (PCG64 seeded by words of SHA-256) was fixed, for
    # stored results rest on it
    drawn = stream(1, "thermal noise").integers(0, 1000, 4).tolist()
    assert drawn == [867, 3, 916, 38]


def test_a_drawn_seed_fits_a_recipe():
    assert 0 <= draw_seed() < 2**31
