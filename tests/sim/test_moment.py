"""The first moment, and seeds that enter later ones."""

import numpy as np
import pytest

from poreform.sim.grid import Grid
from poreform.sim.moment import first_moment
from poreform.sim.nuclei import Nuclei


def test_the_dope_starts_with_its_composition_and_its_fluctuation(make_problem):
    grid = Grid((20, 20, 20), 1e-7, (True, True, True))
    phi = first_moment(make_problem(grid=grid), seed=1).memory.now[0]
    assert phi.mean() == pytest.approx(0.25, rel=1e-14)
    assert phi.std() == pytest.approx(0.002, rel=0.03)


def test_awake_nuclei_are_crystals_from_the_start(make_problem):
    places = np.array([[5.5e-7, 5.5e-7, 5.5e-7]])
    problem = make_problem(nuclei=Nuclei(places, np.array([np.inf])))
    moment = first_moment(problem, seed=1)  # starts at 410 K, below the melting line
    assert moment.memory.now[1][5, 5, 5] == 1.0
    assert moment.grains[5, 5, 5] == 1
    assert all(np.array_equal(psi, moment.memory.now[1]) for psi in past_orders(moment))


def past_orders(moment):
    """The crystal order of the remembered past."""
    return moment.memory.before[1], moment.memory.earlier[1]
