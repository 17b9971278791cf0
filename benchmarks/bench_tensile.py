"""Check and time the tensile tests: resolution, stated errors, and the cheap estimate.

    NUMBA_NUM_THREADS=1 python benchmarks/bench_tensile.py          # the table, minutes
    python benchmarks/bench_tensile.py 256                          # one cube: time, memory

The estimate from conduction is fitted to level-cut Gaussian fields and tried on packings of
overlapping spheres that the fit has not seen; both stand beside finite elements on the very
same structures.  Answers come before times.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from poreform.measure.measuring import measure
from poreform.measure.tensile import elastic_modulus, tensile_test
from poreform.measure.tensile_estimate import tensile_estimate
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut, overlapping_spheres

SIDE = 64
POLYMER = (0.28, 0.38, 0.50, 0.62)
LENGTHS = (3.0, 4.5)
SPHERES = (100, 140)
SEEDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """What finite elements and the estimate say of one structure."""

    name: str
    fitted: bool
    conductivity: float
    modulus: float
    strength: float
    off: dict[str, float]
    seconds: dict[str, float]


def structures() -> Iterator[tuple[str, bool, Membrane]]:
    """Yield name, whether the fit uses it, and the structure."""
    for seed in SEEDS:
        for length in LENGTHS:
            for share in POLYMER:
                rng = np.random.default_rng(seed)
                yield (
                    f"Gaussian, seed {seed}, length {length:g}, polymer {share:g}",
                    True,
                    gaussian_cut(
                        voxels=SIDE,
                        correlation=length,
                        solid_fraction=share,
                        voxel=3e-8,
                        rng=rng,
                    ),
                )
        for number in SPHERES:
            rng = np.random.default_rng(10 + seed)
            yield (
                f"{number} spheres, seed {seed}",
                False,
                overlapping_spheres(
                    number=number, radius=3e-7, voxels=SIDE, voxel=4e-8, rng=rng
                ),
            )


def row(name: str, fitted: bool, membrane: Membrane) -> Row:  # noqa: FBT001
    """Measure one structure in every way."""
    seconds: dict[str, float] = {}

    def timed(key: str, act: Callable[[], object]) -> object:
        start = time.process_time()
        found = act()
        seconds[key] = time.process_time() - start
        return found

    membrane.polymer_radius  # noqa: B018 - shared by all, so timed by none
    estimate = timed("estimate", lambda: tensile_estimate(membrane))
    fine = timed("modulus 64", lambda: elastic_modulus(membrane, elements=64))
    half = timed("modulus 32", lambda: elastic_modulus(membrane, elements=32))
    drawn = timed("draw 32", lambda: tensile_test(membrane, elements=32))
    rough = timed("draw 16", lambda: tensile_test(membrane, elements=16))
    off = {
        "modulus, estimate / 64": 1e6 * estimate.modulus.value / fine.value,
        "strength, estimate / 32": 1e6 * estimate.strength.value / drawn.strength,
        "modulus, 32 / 64": half.value / fine.value,
        "modulus, 16 / 32": rough.modulus / drawn.modulus,
        "strength, 16 / 32": rough.strength / drawn.strength,
        "extension, 16 / 32": rough.breaking_extension / drawn.breaking_extension,
    }
    print(f"{name:<42}" + " ".join(f"{value:6.2f}" for value in off.values()), flush=True)
    return Row(
        name, fitted, estimate.conductivity, fine.value, drawn.strength, off, seconds
    )


def fit(rows: list[Row], dense: tuple[float, float]) -> None:
    """Print the exponents that the fitted structures give."""
    chosen = [entry for entry in rows if entry.fitted]
    c = np.log([entry.conductivity for entry in chosen])
    e = np.log([entry.modulus / dense[0] for entry in chosen])
    s = np.log([entry.strength / dense[1] for entry in chosen])
    slope, start = np.polyfit(c, s, 1)
    print(f"modulus exponent {float(c @ e / (c @ c)):.3f}")
    print(f"strength exponent {slope:.3f}, factor {np.exp(start):.3f}")


def table() -> None:
    """Print every ratio, their scatter and the times."""
    rows = [row(*entry) for entry in structures()]
    fit(rows, (1e9, 30e6))
    for fitted in (True, False):
        print("Gaussian fields" if fitted else "spheres, not in the fit")
        for key in rows[0].off:
            logs = np.log([entry.off[key] for entry in rows if entry.fitted is fitted])
            print(
                f"  {key:<26} mean {np.exp(logs.mean()):.2f}, rms "
                f"{100 * np.sqrt((logs**2).mean()):.0f} %, largest "
                f"{100 * abs(logs).max():.0f} %"
            )
    for key in rows[0].seconds:
        print(f"{key:<12} {np.median([r.seconds[key] for r in rows]):.2f} s cpu, median")


def cube(side: int) -> None:
    """Print time and memory of every tensile instrument on one cube."""
    membrane = gaussian_cut(
        voxels=side,
        correlation=side / 32,
        solid_fraction=0.4,
        voxel=5e-8,
        rng=np.random.default_rng(1),
    )
    for name in (
        "elastic_modulus",
        "yield_strength",
        "breaking_strength",
        "breaking_extension",
    ):
        processor, wall = time.process_time(), time.perf_counter()
        reading = measure(membrane, name)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{name:<20}{reading.value:9.3g} +- {reading.std:.2g} {reading.unit:<4}"
            f"{time.process_time() - processor:7.1f} s cpu "
            f"{time.perf_counter() - wall:7.1f} s wall, peak {peak:.2f} GB; {reading.note}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        cube(int(sys.argv[1]))
    else:
        table()
