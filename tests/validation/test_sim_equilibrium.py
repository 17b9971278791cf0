"""Crystal and liquid at rest: Flory's melting line, and the engine's own tie line."""

import numpy as np
import pytest
from scipy.optimize import brentq

from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import NO_ARREST, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING, CHI, LENGTH, GAIN = 1e-8, 0.4, 100.0, 0.5


def liquid_slope(phi):
    """Slope of the Flory-Huggins free energy of mixing by phi."""
    return (np.log(phi) + 1.0) / LENGTH - np.log(1.0 - phi) - 1.0 + CHI * (1.0 - 2.0 * phi)


def liquid(phi):
    """Flory-Huggins free energy of mixing per site."""
    mixing = phi * np.log(phi) / LENGTH + (1.0 - phi) * np.log(1.0 - phi)
    return mixing + CHI * phi * (1.0 - phi)


def tie_line(crystal, well, gain):
    """Compositions of liquid and crystal on the common tangent of the model."""

    def with_slope(slope, stiffness):
        def excess(phi):
            solid = stiffness * (phi - crystal) - gain * (stiffness > 0.0)
            return liquid_slope(phi) + solid - slope

        return brentq(excess, 1e-200, 1.0 - 1e-16, xtol=1e-16)

    def gap(slope):
        lean, dense = with_slope(slope, 0.0), with_slope(slope, well)
        solid = liquid(dense) + 0.5 * well * (dense - crystal) ** 2 - gain * dense
        return liquid(lean) - slope * lean - (solid - slope * dense)

    slope = brentq(gap, -1.2, 0.5, xtol=1e-15)
    return with_slope(slope, 0.0), with_slope(slope, well)


def flory_liquid():
    """Liquid composition on Flory's melting line (Flory, J. Chem. Phys. 17 (1949) 223)."""

    def excess(phi):
        rest = 1.0 - phi
        return np.log(phi) / LENGTH + (1.0 / LENGTH - 1.0) * rest + CHI * rest**2 + GAIN

    return brentq(excess, 1e-12, 0.9)


def test_the_common_tangent_approaches_flory_as_the_crystal_becomes_compact():
    wells = 1e4, 1e5, 1e6
    lean = np.array([tie_line(1.0 - 1e-3 / well, well, GAIN)[0] for well in wells])
    gaps = np.abs(lean / flory_liquid() - 1.0)
    assert gaps[2] < gaps[1] < gaps[0]
    assert gaps[2] < 1e-3


@pytest.mark.slow
def test_a_crystal_at_rest_in_its_liquid_lies_on_the_tie_line():
    crystal, well, gain = 0.8, 10.0, 0.15
    lean, dense = tie_line(crystal, well, gain)
    energy = Energy(
        chain_length=LENGTH,
        chi=lambda _: CHI,
        crystal_gain=lambda _: gain,
        crystal_composition=crystal,
        well=well,
        barrier=1.0,
        gradient_phi=2.0 * SPACING**2,
        gradient_psi=6.0 * SPACING**2,
    )
    diffusivity = 1e-14
    kinetics = Kinetics(lambda _: diffusivity, lambda _: 1e-6, 0.8, NO_ARREST)
    start = 0.1 * lean + 0.9 * dense
    long = 10.0 * (96 * SPACING) ** 2 / diffusivity
    problem = Problem(
        Grid((96, 1, 1), SPACING, (False, False, False)),
        energy,
        kinetics,
        History.constant(400.0, long),
        start,
        0.0,
        Nuclei(np.zeros((1, 3)), np.array([np.inf])),
        Control(tolerance=1e-4, step_limit=20000),
    )
    state = run(problem, seed=1).state
    assert state.phi[-1, 0, 0] == pytest.approx(lean, abs=2e-3)
    assert state.phi[8, 0, 0] == pytest.approx(dense, abs=2e-3)
