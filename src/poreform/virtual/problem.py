"""From the conditions of a membrane to the phase-field problem of its structure."""

import numpy as np

from poreform.core.history import History
from poreform.core.streams import stream
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import Arrest, Kinetics
from poreform.sim.nuclei import Nuclei, scatter, scatter_sleeping
from poreform.sim.problem import Control, Problem
from poreform.virtual.conditions import Conditions
from poreform.virtual.fidelity import Fidelity
from poreform.virtual.scales import Scales

FLUCTUATION = 1e-3
"""Standard deviation of the composition at the start; the size does not matter once the
fastest mode has grown a thousandfold."""

GEL_SHARE = 0.97
"""Share of the polymer in crystals at which the gel is set: the rest settles on them."""

FRONT_CELLS = 0.1
"""Farthest that a crystal front moves in one step [cells]: diffusion then keeps up with it
to about one cell, because a first-order step takes up a tenth of what is due.  While two
liquids form, the step is bounded by the growth of the waves instead."""

WAKING_POINTS = 200
"""Temperatures at which the cumulative density of sleeping nuclei is tabulated."""


def problem(
    conditions: Conditions,
    history: History,
    scales: Scales,
    *,
    fidelity: Fidelity,
    seed: int,
) -> Problem:
    """Return the problem whose solution is the gel at one depth of the wall."""
    grid = Grid((fidelity.cells,) * 3, scales.spacing, (True, True, True))
    return Problem(
        grid=grid,
        energy=_energy(conditions, scales),
        kinetics=_kinetics(conditions, scales),
        history=history,
        composition=conditions.phi,
        fluctuation=FLUCTUATION,
        nuclei=_nuclei(conditions, history, scales, grid=grid, seed=seed),
        control=Control(
            step_limit=fidelity.step_limit,
            gel_share=GEL_SHARE,
            order=1,
            front_cells=FRONT_CELLS,
        ),
    )


def _energy(conditions: Conditions, scales: Scales) -> Energy:
    """Return the free energy; its well is set so that crystals hold phi_c where they form.

    The gain -dg phi pulls the composition of crystalline matter up by dg/A from the centre
    of the well; the centre is put lower by as much.
    """
    system, model = conditions.system, conditions.models.phase_field
    barrier = model.barrier_per_repeat.value / system.crystal.sites_per_unit
    forming = min(scales.crystallising.temperature, conditions.melting_temperature - 1.0)
    gain = float(system.crystal.driving_force(forming))
    ratio = model.well_over_gain.value
    return Energy(
        chain_length=system.chain_length,
        chi=lambda temperature: float(system.chi.at(temperature)),
        crystal_gain=lambda temperature: float(system.crystal.driving_force(temperature)),
        crystal_composition=conditions.dissolved.crystal_fraction - 1.0 / ratio,
        well=ratio * gain,
        barrier=barrier,
        gradient_phi=scales.gradient,
        gradient_psi=model.front_cells.value * barrier * scales.spacing**2,
    )


def _kinetics(conditions: Conditions, scales: Scales) -> Kinetics:
    model = conditions.models.phase_field
    return Kinetics(
        diffusivity=lambda temperature: (
            scales.diffusion_factor * conditions.diffusivity(temperature)
        ),
        growth_rate=conditions.growth_rate,
        growth_composition=conditions.phi,
        composition_follows=True,
        arrest=Arrest(
            composition=model.arrest_composition.value,
            crystal_slowing=model.crystal_slowing.value,
            least=model.least_mobility.value,
        ),
    )


def _nuclei(
    conditions: Conditions, history: History, scales: Scales, *, grid: Grid, seed: int
) -> Nuclei:
    """Return the self-nuclei, the foreign ones, and a front from outside if all are far.

    A box much smaller than the distance between nuclei is still swept by crystals, grown
    from nuclei outside it: one seed that wakes at the forecast temperature stands for them.
    """
    rng = stream(seed, "nuclei")
    seeds = scatter(grid, density=conditions.dissolved.self_nuclei, rng=rng)
    kelvin = np.linspace(
        min(conditions.melting_temperature, float(history.temperature[0])),
        float(history.temperature.min()),
        WAKING_POINTS,
    )
    density = [conditions.waking_density(float(value)) for value in kelvin]
    density[0] = 0.0
    foreign = scatter_sleeping(
        grid, temperature=tuple(kelvin), density=tuple(density), rng=rng
    )
    both = seeds.joined(foreign)
    if both.count > 0:
        return both
    place = rng.random((1, 3)) * np.array(grid.size)
    return Nuclei(place, np.array([scales.crystallising.temperature]))
