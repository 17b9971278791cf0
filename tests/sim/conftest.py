"""A small dope that demixes and crystallises, for the tests of the engine."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.core.streams import stream
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import Arrest, Kinetics
from poreform.sim.nuclei import Nuclei, scatter
from poreform.sim.problem import Control, Problem

SPACING = 1e-7  # m


@pytest.fixture
def make_energy():
    """A free energy in units of one cell; `changes` replace fields."""

    def make(**changes):
        fields = {
            "chain_length": 100.0,
            "chi": lambda kelvin: 0.5 + 60.0 * (1.0 / kelvin - 1.0 / 400.0),
            "crystal_gain": lambda kelvin: 1.5 * (430.0 - kelvin) / 50.0,
            "crystal_composition": 0.4,
            "well": 8.0,
            "barrier": 3.0,
            "gradient_phi": 0.9 * SPACING**2,
            "gradient_psi": 3.0 * SPACING**2,
        }
        return Energy(**(fields | changes))

    return make


@pytest.fixture
def make_kinetics():
    """Kinetics in which a front outruns diffusion by a little; `changes` replace fields."""

    def make(**changes):
        fields = {
            "diffusivity": lambda _: 1e-12,
            "growth_rate": lambda kelvin: 1e-6 * max(0.0, (430.0 - kelvin) / 50.0),
            "growth_composition": 0.25,
            "arrest": Arrest(composition=0.5, crystal_slowing=20.0, least=1e-4),
        }
        return Kinetics(**(fields | changes))

    return make


@pytest.fixture
def make_problem(make_energy, make_kinetics):
    """A dope of 25 % that cools through its melting line; `changes` replace fields."""

    def make(**changes):
        grid = changes.pop("grid", Grid((12, 10, 14), SPACING, (True, False, True)))
        density = 3.0 / grid.measure ** (3.0 / grid.dimension)
        fields = {
            "grid": grid,
            "energy": make_energy(),
            "kinetics": make_kinetics(),
            "history": History(np.array([0.0, 0.3, 1.0]), np.array([410.0, 380.0, 380.0])),
            "composition": 0.25,
            "fluctuation": 0.002,
            "nuclei": scatter(grid, density=density, rng=stream(4, "nuclei")).joined(
                Nuclei(np.array([[0.5, 0.5, 0.5]]) * np.array(grid.size), np.array([395.0]))
            ),
            "control": Control(),
        }
        return Problem(**(fields | changes))

    return make
