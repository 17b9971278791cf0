"""Which nuclei wake, and where they may."""

import numpy as np
import pytest

from poreform.sim.grid import Grid
from poreform.sim.nuclei import Nuclei
from poreform.sim.seeds import Seeds, core_cells, wake

GRID = Grid((12, 12, 12), 1e-7, (True, True, False))
MIDDLE = np.array([[6.5e-7, 6.5e-7, 6.5e-7]])


def woken(problem, *, phi=0.25, psi=0.0, grain=0, temperature=380.0):
    """Seeds after asking once, in an even box."""
    shape = problem.grid.shape
    return wake(
        problem,
        Seeds.asleep(problem.nuclei.count),
        fields=(np.full(shape, phi), np.full(shape, psi)),
        grains=np.full(shape, grain, np.int32),
        temperature=temperature,
    )


@pytest.fixture
def sleeper(make_problem):
    """A box with one nucleus that wakes at 395 K."""
    return make_problem(grid=GRID, nuclei=Nuclei(MIDDLE, np.array([395.0])))


@pytest.mark.parametrize(("temperature", "cells"), [(396.0, 0), (395.0, 33), (380.0, 33)])
def test_a_nucleus_wakes_at_its_temperature(sleeper, temperature, cells):
    assert woken(sleeper, temperature=temperature).pinned.size == cells


def test_a_nucleus_in_the_lean_phase_waits(sleeper):
    seeds = woken(sleeper, phi=0.02)
    assert seeds.pinned.size == 0
    assert not seeds.settled[0]


def test_a_nucleus_that_was_overgrown_is_lost(sleeper):
    seeds = woken(sleeper, psi=0.9, grain=4)
    assert seeds.pinned.size == 0
    assert seeds.settled[0]


def test_a_nucleus_that_is_awake_waits_for_the_melting_line(make_problem):
    problem = make_problem(grid=GRID, nuclei=Nuclei(MIDDLE, np.array([np.inf])))
    assert not woken(problem, temperature=425.0).settled[0]
    assert woken(problem, temperature=400.0).settled[0]


def test_labels_are_the_rows_of_the_nuclei(make_problem):
    places = np.array([[2.5e-7] * 3, [9.5e-7] * 3])
    problem = make_problem(grid=GRID, nuclei=Nuclei(places, np.array([390.0, np.inf])))
    assert np.unique(woken(problem, temperature=400.0).labels).tolist() == [2]
    assert np.unique(woken(problem, temperature=385.0).labels).tolist() == [1, 2]


def test_a_core_is_a_ball_that_crosses_periodic_faces_and_stops_at_walls():
    ball = core_cells(GRID, MIDDLE[0], 2.0)
    assert ball.size == 33
    corner = core_cells(GRID, np.array([0.5e-7, 0.5e-7, 0.5e-7]), 2.0)
    x, y, z = np.unravel_index(corner, GRID.shape)
    assert set(x) == set(y) == {0, 1, 2, 10, 11}
    assert set(z) == {0, 1, 2}


def test_a_core_is_never_empty():
    assert core_cells(GRID, np.array([1e-7, 1e-7, 1e-7]), 0.1).size == 1
