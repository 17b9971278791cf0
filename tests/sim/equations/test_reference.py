"""The fast equations against their plain specification."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.sim.equations.crystallising import Crystallising
from poreform.sim.equations.reference import Reference
from poreform.sim.fourier import Fourier
from poreform.sim.grid import Grid

GRIDS = [
    Grid((7, 6, 9), 1e-7, (True, True, True)),
    Grid((7, 6, 9), 1e-7, (False, False, False)),
    Grid((8, 1, 9), 1e-7, (True, False, False)),
    Grid((1, 1, 17), 1e-7, (True, True, False)),
]


@pytest.fixture(params=GRIDS, ids=str)
def pair(request, make_problem):
    """The fast and the plain equation of one problem."""
    problem = make_problem(grid=request.param)
    fast = Crystallising(problem, Fourier(problem.grid), mean=0.3)
    return fast, Reference(problem, mean=0.3)


@pytest.fixture
def fields(pair):
    """Read-only fields that also touch 0 and 1."""
    rng = stream(2, "fields")
    shape = pair[0].problem.grid.shape
    phi = np.clip(rng.random(shape) * 1.2 - 0.1, 0.0, 1.0)
    psi = np.clip(rng.random(shape) * 1.4 - 0.2, 0.0, 1.0)
    phi.flags.writeable = psi.flags.writeable = False
    return phi, psi


def test_both_find_the_same_rates(pair, fields):
    found, wanted = (equation.rates(fields, 385.0) for equation in pair)
    assert found.values[0] == pytest.approx(wanted.values[0], rel=1e-10, abs=1e-8)
    assert found.values[1] == pytest.approx(wanted.values[1], rel=1e-12, abs=1e-12)
    assert found.mobility == pytest.approx(wanted.mobility)
    assert found.stiffness == pytest.approx(wanted.stiffness)


def test_both_find_the_same_energy(pair, fields):
    found, wanted = (equation.rates(fields, 385.0).energy for equation in pair)
    assert found == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("index", [0, 1])
def test_both_solve_the_implicit_part_alike(pair, fields, index):
    rates = pair[1].rates(fields, 385.0)
    found, wanted = (
        equation.implicit_solve(index, fields[0], weight=1.5, step=1e-3, rates=rates)
        for equation in pair
    )
    assert found == pytest.approx(wanted, rel=1e-11, abs=1e-12)


def test_both_settle_the_fields_alike(pair, fields):
    rough = 1.5 * fields[0] - 0.3, 1.2 * fields[1] - 0.1
    pinned = np.array([0, 3])
    found, wanted = (equation.settle(rough, pinned) for equation in pair)
    assert found[0] == pytest.approx(wanted[0], abs=1e-13)
    assert found[1] == pytest.approx(wanted[1], abs=0.0)
