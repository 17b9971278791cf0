"""How often the window is right, how often its 90 % sets hold the truth, what it costs.

Simulated scans with known truth: four shapes, noise in percent of the step, two replicates.
Run with ``python benchmarks/bench_window.py``; `--scans 200` for firmer figures.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from poreform.core.streams import stream
from poreform.window.find import find_window
from poreform.window.statistics import credible_set
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


def scanned(
    truth: np.ndarray,
    noise: float,
    rng: np.random.Generator,
    *,
    level: float = 50.0,
    step: float = 20.0,
) -> dict:
    noisy = truth[:, None] + noise * rng.standard_normal((truth.size, REPLICATES))
    return dict(zip(GRID.tolist(), (level + step * noisy).tolist(), strict=True))


def middle(truth: np.ndarray) -> float:
    return 102.5 + 5.0 * int(np.argmax(np.diff(truth)))


def coverage(scans: int) -> None:
    """Coverage of both bounds; the logistic set only where its test lets it speak."""
    print(
        f"{'shape':18}{'noise':>6}{'bound':>6}{'literal right':>15}{'90 % set holds':>16}"
        f"{'size':>6}{'logistic speaks':>17}{'and holds':>11}"
    )
    for name, shape in SHAPES.items():
        for noise in (0.01, 0.03, 0.1):
            rng = stream(1, f"{name} {noise}")
            rows: dict[str, list[tuple[float, ...]]] = {"Tl": [], "Tu": []}
            for centres in rng.uniform(120.0, 160.0, (scans, 2)):
                rise, fall = (shape(GRID, centre) for centre in centres)
                porosity = scanned(rise, noise, rng)
                extension = scanned(-fall, noise, rng, level=150.0, step=80.0)
                window = find_window(porosity, extension)
                rows["Tl"].append(judged(window.lower, middle(rise)))
                rows["Tu"].append(judged(window.upper, middle(fall)))
            for bound, found in rows.items():
                literal, held, size, speaks = np.mean(found, axis=0)[:4]
                said = [row[4] for row in found if row[3]]
                holds = f"{np.mean(said):.0%}" if said else "-"
                print(
                    f"{name:18}{noise:>6.0%}{bound:>6}{literal:>15.0%}{held:>16.0%}"
                    f"{size:>6.1f}{speaks:>17.0%}{holds:>11}"
                )


def judged(bound: Bound, right: float) -> tuple[float, ...]:
    """Literal right, 90 % set right, its size, logistic there, its 90 % set right."""
    shares = {round((m - 102.5) / 5.0): share for m, share in bound.logistic.items()}
    narrow = [102.5 + 5.0 * k for k in credible_set(shares)]
    return (
        bound.value == right,
        right in bound.credible,
        len(bound.credible),
        bool(narrow),
        right in narrow,
    )


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=30, help="scans per row")
    scans = parser.parse_args().scans
    cost()
    gate(4 * scans)
    coverage(scans)


if __name__ == "__main__":
    main()
