"""A run that saves itself often and may be killed: `python killed_run.py RESULT.npz`."""

import sys
from pathlib import Path

import numpy as np

from poreform.core.history import History
from poreform.core.streams import stream
from poreform.sim.checkpoint import Checkpoint
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import Arrest, Kinetics
from poreform.sim.nuclei import scatter_sleeping
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING = 1e-7
GRID = Grid((16, 16, 16), SPACING, (True, True, False))
PROBLEM = Problem(
    GRID,
    Energy(
        chain_length=100.0,
        chi=lambda _: 0.45,
        crystal_gain=lambda kelvin: 1.5 * (430.0 - kelvin) / 50.0,
        crystal_composition=0.4,
        well=8.0,
        barrier=3.0,
        gradient_phi=0.9 * SPACING**2,
        gradient_psi=3.0 * SPACING**2,
    ),
    Kinetics(
        lambda _: 1e-12,
        lambda kelvin: 1e-6 * max(0.0, (430.0 - kelvin) / 50.0),
        0.25,
        Arrest(composition=0.5, crystal_slowing=20.0, least=1e-4),
        site_volume=2.7e-4,
    ),
    History(np.array([0.0, 0.6, 2.0]), np.array([415.0, 380.0, 375.0])),
    0.25,
    0.002,
    scatter_sleeping(
        GRID,
        temperature=(410.0, 380.0),
        density=(0.0, 12.0 / GRID.measure),
        rng=stream(1, "nuclei"),
    ),
    Control(tolerance=2e-2),
)

out = Path(sys.argv[1])
found = run(
    PROBLEM, seed=9, checkpoint=Checkpoint(out.with_suffix(".checkpoint.npz"), every=2)
)
np.savez(
    out,
    phi=found.state.phi,
    psi=found.state.psi,
    grains=found.state.grains,
    rows=found.record.rows,
)
