"""Saving a moment so that a killed run goes on to the same bits."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from poreform.core.errors import StoredDataError
from poreform.core.files import write_atomic
from poreform.sim.fourier import BACKEND
from poreform.sim.moment import Moment
from poreform.sim.problem import Problem
from poreform.sim.seeds import Seeds
from poreform.sim.steppers.sbdf2 import Memory

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where and how often a run saves itself."""

    path: Path
    """A file `*.npz`; it is replaced as a whole, never half written."""

    every: int
    """Accepted steps between savings."""


def fingerprint(problem: Problem, seed: int) -> str:
    """Return a hash of all that decides a run; functions by their values on the history."""
    energy, kinetics = problem.energy, problem.kinetics
    kelvins = np.unique(problem.history.temperature)
    tables = [
        [float(function(kelvin)) for kelvin in kelvins]
        for function in (
            energy.chi,
            energy.crystal_gain,
            kinetics.diffusivity,
            kinetics.growth_rate,
        )
    ]
    numbers = (
        energy.chain_length,
        energy.crystal_composition,
        energy.well,
        energy.barrier,
        energy.gradient_phi,
        energy.gradient_psi,
        kinetics.growth_composition,
        kinetics.site_volume,
        kinetics.composition_follows,
    )
    words = (
        *(_FORMAT, BACKEND, seed, problem.grid, kinetics.arrest, problem.control),
        *(problem.composition, problem.fluctuation, numbers, tables),
    )
    digest = hashlib.sha256(repr(words).encode())
    history, nuclei = problem.history, problem.nuclei
    for array in (
        history.time,
        history.temperature,
        nuclei.positions,
        nuclei.waking_temperature,
    ):
        digest.update(np.ascontiguousarray(array, dtype=np.float64).tobytes())
    return digest.hexdigest()


def save(path: Path, moment: Moment, *, identity: str) -> None:
    """Write `moment` to `path` as a whole."""
    memory, seeds = moment.memory, moment.seeds
    noise = memory.noise_before
    arrays = {
        "identity": np.array(identity),
        "now": np.stack(memory.now),
        "before": np.stack(memory.before),
        "earlier": np.stack(memory.earlier),
        "rates_before": np.stack(memory.rates_before),
        "noise_before": np.empty(0) if noise is None else noise,
        "steps": np.array([*memory.steps, moment.time, moment.next_step]),
        "step": np.array(moment.step),
        "settled": seeds.settled,
        "pinned": seeds.pinned,
        "labels": seeds.labels,
        "grains": moment.grains,
        "rows": np.array(moment.rows),
    }

    def fill(temporary: Path) -> None:
        with temporary.open("wb") as stream:
            np.savez(stream, allow_pickle=False, **arrays)

    write_atomic(path, fill)


def load(path: Path, *, identity: str) -> Moment:
    """Return the moment that `path` holds.

    Raises
    ------
    StoredDataError
        The file is damaged, or belongs to another problem or seed.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise StoredDataError(
            f"{path} is no readable checkpoint ({error}); delete it to start anew"
        ) from error
    if str(arrays.get("identity")) != identity:
        raise StoredDataError(
            f"{path} belongs to another problem, seed or Fourier library; delete it or "
            "give the run its own file"
        )
    return _moment(arrays)


def _moment(arrays: dict[str, np.ndarray]) -> Moment:
    last, older, time, next_step = arrays["steps"].tolist()
    noise = arrays["noise_before"]
    memory = Memory(
        tuple(arrays["now"]),
        tuple(arrays["before"]),
        tuple(arrays["earlier"]),
        tuple(arrays["rates_before"]),
        noise if noise.size else None,
        (last, older),
        arrays["pinned"],
    )
    return Moment(
        memory,
        Seeds(arrays["settled"], arrays["pinned"], arrays["labels"]),
        arrays["grains"],
        time=time,
        step=int(arrays["step"]),
        next_step=next_step,
        rows=tuple(tuple(row) for row in arrays["rows"].tolist()),
    )
