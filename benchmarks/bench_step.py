"""One coupled phase-field step: time, memory-bandwidth share, and against plain NumPy.

Run: python benchmarks/bench_step.py [CELLS]   (cells along an edge, 64 when absent)
"""

import sys
import time
from collections.abc import Callable

import numba
import numpy as np

from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.equations.crystallising import Crystallising
from poreform.sim.equations.equation import Equation
from poreform.sim.equations.reference import Reference
from poreform.sim.fourier import BACKEND, Fourier
from poreform.sim.grid import Grid
from poreform.sim.kernels.grains import grown
from poreform.sim.kinetics import Arrest, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.problem import Problem
from poreform.sim.steppers.sbdf2 import Memory, advance, start

SPACING = 1e-7
TEMPERATURE = 380.0
STEP = 5e-3
PASSES = 50
"""Fields read or written once per step if no cache keeps them: potentials 5, flux 3, sums
10, transforms 8 (each at least one read and one write), damping 5, extrapolation 3,
projection 6, deviation 8, labels 2."""


def problem(cells: int) -> Problem:
    """Return a cooling dope in a cube."""
    return Problem(
        Grid((cells,) * 3, SPACING, (True, True, True)),
        Energy(
            chain_length=500.0,
            chi=lambda _: 0.45,
            crystal_gain=lambda _: 1.5,
            crystal_composition=0.4,
            well=8.0,
            barrier=3.0,
            gradient_phi=0.9 * SPACING**2,
            gradient_psi=3.0 * SPACING**2,
        ),
        Kinetics(
            lambda _: 1e-12,
            lambda _: 1e-6,
            growth_composition=0.25,
            arrest=Arrest(composition=0.5, crystal_slowing=20.0, least=1e-4),
        ),
        History.constant(TEMPERATURE, 10.0),
        0.25,
        0.01,
        Nuclei.none(),
    )


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the shortest of `rounds` times [s]."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


@numba.njit(parallel=True)
def triad(out: np.ndarray, first: np.ndarray, second: np.ndarray) -> None:
    """STREAM triad."""
    for i in numba.prange(out.size):
        out[i] = first[i] + 3.0 * second[i]


def bandwidth() -> float:
    """Return the triad bandwidth [B/s] on arrays far larger than the caches."""
    arrays = [np.ones(2**25) for _ in range(3)]
    triad(*arrays)
    return 3 * 8 * 2**25 / best(lambda: triad(*arrays), 7)


def stepper(equation: Equation, given: Problem) -> Callable[[], object]:
    """Return the work of one step in the middle of crystallising."""
    rng = np.random.default_rng(1)
    shape = given.grid.shape
    order = np.clip(
        Fourier(given.grid).backward(
            Fourier(given.grid).forward(rng.standard_normal(shape))
            * np.exp(-20.0 * Fourier(given.grid).spectral)
        )
        * 30.0
        + 0.5,
        0.0,
        1.0,
    )
    phi = np.clip(0.25 + 0.1 * (order - order.mean()), 0.0, 1.0)
    past = start((phi, order), np.empty(0, np.int64))
    rates = equation.rates(past.now, TEMPERATURE)
    memory = Memory(
        past.now, past.now, past.now, rates.values, None, (STEP, STEP), past.pinned
    )
    grains = np.ones(shape, np.int32)

    def work() -> object:
        found = equation.rates(memory.now, TEMPERATURE)
        trial = advance(equation, memory, found, step=STEP)
        return grown(grains, trial.memory.now[1], given.grid.periodic)

    work()
    return work


def main() -> None:
    """Print the table."""
    cells = int(sys.argv[1]) if len(sys.argv) > 1 else 64
    given = problem(cells)
    fast = best(stepper(Crystallising(given, Fourier(given.grid), 0.25), given), 20)
    scipy = best(
        stepper(Crystallising(given, Fourier(given.grid, "scipy"), 0.25), given), 20
    )
    plain = best(stepper(Reference(given, 0.25), given), 3)
    rate = bandwidth()
    moved = PASSES * 8 * given.grid.cells / fast
    print(f"{cells}^3 cells, {numba.get_num_threads()} threads, Fourier by {BACKEND}")
    each = 1e9 * fast / given.grid.cells
    print(f"one step              {1e3 * fast:8.1f} ms   {each:6.1f} ns/cell")
    print(f"  with scipy.fft      {1e3 * scipy:8.1f} ms")
    print(f"plain NumPy and SciPy {1e3 * plain:8.1f} ms   ratio {plain / fast:.1f}")
    print(f"triad bandwidth       {rate / 1e9:8.1f} GB/s   used {moved / rate:.0%}")


if __name__ == "__main__":
    main()
