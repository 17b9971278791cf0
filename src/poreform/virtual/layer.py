"""The structure at one depth of the wall: simulated, finished and measured."""

import logging
from dataclasses import dataclass
from pathlib import Path

from poreform.core.errors import NotConvergedError, StoredDataError
from poreform.core.streams import stream
from poreform.sim.checkpoint import Checkpoint
from poreform.sim.problem import Problem
from poreform.sim.run import Result, run
from poreform.structure.files import save_membrane
from poreform.virtual.conditions import Conditions
from poreform.virtual.curves import curves, save_curves
from poreform.virtual.fidelity import FIDELITIES
from poreform.virtual.finishing import ROOM, Finished, cut, finish
from poreform.virtual.problem import problem
from poreform.virtual.readings import Bench, measured
from poreform.virtual.scales import Scales, scales

logger = logging.getLogger(__name__)

CHECKPOINT_STEPS = 50
"""Accepted time steps between two savings of a run in progress."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the wall with all that was found on it."""

    depth: float
    """0 outer face, 1 inner face."""

    scales: Scales
    """Its box."""

    result: Result
    """The gel as simulated."""

    finished: Finished
    """The finished structure."""

    bench: Bench
    """Its readings."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of this layer, a sentence each."""
        ended = f"the run ended because {self.result.outcome.value}"
        return (self.scales.note, ended, *self.finished.notes, *self.bench.refusals)


def make_layer(
    conditions: Conditions, depth: float, *, checkpoint: Path, seed: int
) -> Layer:
    """Return the layer at `depth` (0 outer to 1 inner face).

    Parameters
    ----------
    conditions
        Of the membrane.
    depth
        Share of the wall.
    checkpoint
        File through which a killed run goes on.
    seed
        Of this layer.

    Raises
    ------
    NotMeasurableError
        No structure forms, or none is left after the treatment.
    NotConvergedError
        The simulation came to no end.
    """
    fidelity = FIDELITIES[conditions.line.recipe.fidelity]
    history = conditions.history(depth)
    box = scales(conditions, history, fidelity)
    result = _simulated(
        problem(conditions, history, box, fidelity=fidelity, seed=seed), checkpoint, seed
    )
    if not result.outcome.finished:
        raise NotConvergedError(
            f"the simulation at {100.0 * depth:.0f} % depth broke off: "
            f"{result.outcome.value}",
            result.state,
        )
    gel = cut(result.state, box.spacing, room_fraction=_room_fraction(conditions))
    finished = finish(gel, conditions)
    bench = measured(
        finished.membrane,
        conditions.line.polymer,
        drawn=finished.stretched is not None,
        thickness=conditions.line.wall.thickness * finished.thickness_ratio,
        tensile=conditions.line.recipe.tensile,
        seed=int(stream(seed, "instruments").integers(2**31)),
    )
    return Layer(depth, box, result, finished, bench)


def _simulated(task: Problem, checkpoint: Path, seed: int) -> Result:
    """Return the result of a run; one with an older model's checkpoint begins anew."""
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    save = Checkpoint(checkpoint, CHECKPOINT_STEPS)
    try:
        return run(task, seed=seed, checkpoint=save)
    except StoredDataError as error:
        logger.warning("%s; the run begins anew", error)
        checkpoint.unlink(missing_ok=True)
        return run(task, seed=seed, checkpoint=save)


def save_layer(layer: Layer, conditions: Conditions, folder: Path, index: int) -> None:
    """Write the structures and the curves of the layer into `folder`."""
    save_membrane(layer.finished.membrane, folder / f"structure-{index}.npz")
    save_membrane(layer.finished.gel, folder / f"gel-{index}.npz")
    save_curves(
        curves(layer.finished, conditions, layer.depth), folder / f"curves-{index}.npz"
    )


def _room_fraction(conditions: Conditions) -> float:
    """Return the volume fraction of dense polymer in the cold gel.

    A resin counts with the liquid: it leaves with it.
    """
    polymer, diluent, resin = conditions.line.weight_fractions
    solid = polymer / conditions.line.polymer.density_solid.value
    liquid = diluent / conditions.line.diluent.density_at(ROOM, extrapolate=True)
    if conditions.line.resin is not None:
        liquid += resin / conditions.line.resin.density_solid.value
    return solid / (solid + liquid)
