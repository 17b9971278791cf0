"""How often the window is right, what it costs, and how many membranes a plan saves.

Simulated scans with known truth: four shapes, noise in percent of the step, two replicates.
Run with ``python benchmarks/bench_window.py``; `--scans 200` for firmer figures.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.plan.next_point import next_points
from poreform.window.find import find_window
from poreform.window.window import Bound

GRID = np.arange(100.0, 201.0, 5.0)
REPLICATES = 2


def logistic(x: np.ndarray, centre: float) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-(x - centre) / 6.0))


def gompertz(x: np.ndarray, centre: float) -> np.ndarray:
    return np.exp(-np.exp(-(x - centre) / 8.0))


def two_steps(x: np.ndarray, centre: float) -> np.ndarray:
    first = 1.0 / (1.0 + np.exp(-(x - centre) / 3.0))
    return 0.5 * first + 0.5 / (1.0 + np.exp(-(x - centre - 35.0) / 4.0))


def sloping(x: np.ndarray, centre: float) -> np.ndarray:
    return 0.8 / (1.0 + np.exp(-(x - centre) / 5.0)) + 0.002 * (x - 100.0)


def pure_noise(x: np.ndarray, centre: float) -> np.ndarray:
    return 0.0 * x + 0.0 * centre


SHAPES: dict[str, Callable[[np.ndarray, float], np.ndarray]] = {
    "logistic": logistic,
    "gompertz": gompertz,
    "two steps": two_steps,
    "sloping plateaus": sloping,
}


def scanned(truth: np.ndarray, noise: float, rng: np.random.Generator) -> dict:
    noisy = truth[:, None] + noise * rng.standard_normal((truth.size, REPLICATES))
    return dict(zip(GRID.tolist(), (50.0 + 20.0 * noisy).tolist(), strict=True))


def middle(truth: np.ndarray) -> float:
    return 102.5 + 5.0 * int(np.argmax(np.diff(truth)))


def coverage(scans: int) -> None:
    print(f"{'shape':18}{'noise':>7}{'literal right':>15}{'90 % set holds':>16}{'size':>7}")
    for name, shape in SHAPES.items():
        for noise in (0.01, 0.03, 0.1):
            rng = stream(1, f"{name} {noise}")
            rows = []
            for centre in rng.uniform(120.0, 160.0, scans):
                truth = shape(GRID, centre)
                bound = find_window(scanned(truth, noise, rng), {}).lower
                right = middle(truth)
                rows.append(
                    (bound.value == right, right in bound.credible, len(bound.credible))
                )
            literal, held, size = np.mean(rows, axis=0)
            print(f"{name:18}{noise:>7.0%}{literal:>15.0%}{held:>16.0%}{size:>7.1f}")


def gate(scans: int) -> None:
    rng = stream(2, "gate")
    passed = [
        find_window(scanned(0.0 * GRID, 0.1, rng), {}).lower.value is not None
        for _ in range(scans)
    ]
    print(f"pure noise given a value: {np.mean(passed):.0%} of scans (5 % by design)")


def cost() -> None:
    rng = stream(3, "cost")
    porosity = scanned(logistic(GRID, 138.0), 0.03, rng)
    extension = {t: [120.0 - v for v in vs] for t, vs in porosity.items()}
    find_window(porosity, extension)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(10):
        find_window(porosity, extension)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"one scan of 21 points: {100 * wall:.0f} ms, {100 * cpu:.0f} ms of processor")


def settled(bound: Bound) -> bool:
    """At most two intervals left: no scan can do better for a centre near a grid point."""
    return 0 < len(bound.credible) <= 2


def planned(rng: np.random.Generator, noise: float) -> tuple[int, bool]:
    """Return membranes made until both sets are settled, and if they hold the truth."""
    centres = np.sort(rng.uniform(120.0, 180.0, 2))
    curves = [logistic_steep(GRID, centre) for centre in centres]

    def made(index: int) -> tuple[float, float]:
        e = noise * rng.standard_normal(2)
        return 50.0 + 20.0 * (curves[0][index] + e[0]), 150.0 - 80.0 * (
            curves[1][index] + e[1]
        )

    figures: dict[float, list[tuple[float, float]]] = {}
    for index in (0, 10, 20):
        figures[GRID[index]] = [made(index)]
    for count in range(3, 22):
        porosity = {
            t: [Reading("porosity", p, "%", "bench", std=20.0 * noise) for p, _ in rows]
            for t, rows in figures.items()
        }
        extension = {
            t: [
                Reading("breaking_extension", x, "%", "bench", std=80.0 * noise)
                for _, x in rows
            ]
            for t, rows in figures.items()
        }
        window = find_window(porosity, extension)
        if settled(window.lower) and settled(window.upper):
            lower, upper = (middle(curve) for curve in curves)
            return count, lower in window.lower.credible and upper in window.upper.credible
        (proposal,) = next_points(porosity, extension)
        index = round((proposal.temperature - 100.0) / 5.0)
        figures.setdefault(GRID[index], []).append(made(index))
    return 22, False


def logistic_steep(x: np.ndarray, centre: float) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-(x - centre) / 2.5))


def plan(scans: int) -> None:
    rng = stream(4, "plan")
    counts, rights = zip(*(planned(rng, 0.03) for _ in range(scans)), strict=True)
    print(
        f"membranes planned until both 90 % sets hold two intervals at most, noise 3 %: "
        f"median {np.median(counts):.0f} (quartiles {np.quantile(counts, 0.25):.0f} to "
        f"{np.quantile(counts, 0.75):.0f}) where a full scan makes 21; "
        f"truth held in {np.mean(rights):.0%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=30, help="scans per row")
    scans = parser.parse_args().scans
    cost()
    gate(4 * scans)
    coverage(scans)
    plan(scans)


if __name__ == "__main__":
    main()
