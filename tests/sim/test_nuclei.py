"""Where nuclei lie and when they wake."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.core.streams import stream
from poreform.sim.grid import Grid
from poreform.sim.nuclei import Nuclei, expected_count, scatter, scatter_sleeping

BOX = Grid((50, 40, 30), 1e-6, (True, True, True))


def test_points_are_poisson_and_even():
    counts = [scatter(BOX, density=1e15, rng=stream(n, "n")).count for n in range(400)]
    assert np.mean(counts) == pytest.approx(60.0, rel=0.03)
    assert np.var(counts) == pytest.approx(60.0, rel=0.25)
    points = scatter(BOX, density=1e17, rng=stream(1, "n")).positions
    assert points.mean(axis=0) == pytest.approx(np.array(BOX.size) / 2.0, rel=0.03)
    assert (points < np.array(BOX.size)).all()


def test_scattered_nuclei_are_awake():
    assert np.isinf(scatter(BOX, density=1e15, rng=stream(1, "n")).waking_temperature).all()


def test_a_flat_box_is_a_slice_one_nucleus_spacing_deep():
    flat = Grid((50, 40, 1), 1e-6, (True, True, True))
    assert expected_count(flat, 1e15) == pytest.approx(2e-9 * 1e10)


def test_sleeping_nuclei_follow_their_cumulative_density():
    nuclei = scatter_sleeping(
        BOX,
        temperature=(420.0, 400.0, 390.0),
        density=(0.0, 2e16, 1e17),
        rng=stream(1, "n"),
    )
    awake = (nuclei.waking_temperature >= 400.0).mean()
    assert awake == pytest.approx(0.2, abs=0.03)
    assert nuclei.waking_temperature.max() <= 420.0
    assert nuclei.waking_temperature.min() >= 390.0


@pytest.mark.parametrize(
    ("temperature", "density"),
    [((400.0, 420.0), (0.0, 1.0)), ((420.0, 400.0), (1.0, 0.0)), ((420.0,), (1.0,))],
)
def test_a_density_that_makes_no_sense_is_refused(temperature, density):
    with pytest.raises(InputError, match="strictly falling temperatures"):
        scatter_sleeping(BOX, temperature=temperature, density=density, rng=stream(1, "n"))


def test_each_nucleus_needs_a_place_and_a_temperature():
    with pytest.raises(InputError, match="positions"):
        Nuclei(np.zeros((3, 3)), np.zeros(2))


def test_joined_nuclei_keep_their_order():
    both = Nuclei(np.zeros((2, 3)), np.ones(2)).joined(Nuclei(np.ones((1, 3)), np.zeros(1)))
    assert both.count == 3
    assert both.waking_temperature.tolist() == [1.0, 1.0, 0.0]
    assert Nuclei.none().joined(both).count == 3
