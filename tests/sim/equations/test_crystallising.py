"""The coupled equations: symmetry, bounds and read-only inputs."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.sim.equations.crystallising import Crystallising, coefficients_at
from poreform.sim.fourier import Fourier
from poreform.sim.grid import Grid


@pytest.fixture
def equation(make_problem):
    """Equations in a cube without walls."""
    problem = make_problem(grid=Grid((8, 8, 8), 1e-7, (True, True, True)))
    return Crystallising(problem, Fourier(problem.grid), mean=0.3)


@pytest.fixture
def fields():
    """Fields that nobody may write to."""
    rng = stream(1, "fields")
    phi, psi = rng.random((8, 8, 8)), rng.random((8, 8, 8))
    phi.flags.writeable = psi.flags.writeable = False
    return phi, psi


@pytest.mark.parametrize("axes", [(1, 2, 0), (2, 0, 1), (1, 0, 2)])
def test_no_direction_is_preferred(equation, fields, axes):
    turned = tuple(np.ascontiguousarray(field.transpose(axes)) for field in fields)
    found = equation.rates(turned, 385.0).values[0]
    wanted = equation.rates(fields, 385.0).values[0].transpose(axes)
    assert found == pytest.approx(wanted, rel=1e-9, abs=1e-8)


def test_fields_are_not_written_to(equation, fields):
    rates = equation.rates(fields, 385.0)
    equation.implicit_solve(0, fields[0], weight=1.5, step=1e-3, rates=rates)
    equation.settle(fields, np.array([0]))
    assert fields[1][0, 0, 0] != 1.0


def test_the_split_bounds_the_true_mobility_and_curvature(equation, fields):
    rates = equation.rates(fields, 385.0)
    assert rates.mobility == pytest.approx((rates.root_mobility**2).max())
    assert rates.stiffness > 0.0


def test_coefficients_are_in_cells_and_seconds(equation):
    found = coefficients_at(equation.problem, 380.0)
    assert found.diffusivity == pytest.approx(100.0)
    assert found.kappa_phi == pytest.approx(0.9)
    assert found.kappa_psi == pytest.approx(3.0)
    assert found.gain == pytest.approx(1.5)
