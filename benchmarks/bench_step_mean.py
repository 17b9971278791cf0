"""What a step under the Gaussian process would save, and what it would cost.

The window's Gaussian process has a constant mean (decision 017).  Here it stands beside the
same process about a logistic step of unknown place, width and height, with a smooth misfit
of at least the noise: membranes until both 90 % sets hold two intervals at most, and how
often the sets hold the truth, planned and on full scans, for the shapes of
`bench_window.py` and one mirrored.

    python benchmarks/bench_step_mean.py --scans 20
"""

import argparse
from collections.abc import Callable, Iterable
from itertools import product

import numpy as np
from bench_plan import HOTTEST, STEPS
from bench_window import GRID, SHAPES, middle, scanned

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.plan.next_point import next_points
from poreform.window import statistics
from poreform.window.find import beliefs_of
from poreform.window.grid import middle_of
from poreform.window.kernels.gaussian_process import matern, posterior_draws
from poreform.window.statistics import Beliefs, credible_set

NOISE, MOST = 0.03, 22
LENGTHS, RATIOS = np.geomspace(5.0, 80.0, 6), np.geomspace(1.0, 1e6, 7)
CENTRE_STEP, WIDTHS = 2.5, np.array([1.0, 2.0, 3.5, 6.0, 10.0, 18.0])
HYPER = 500
"""Draws of length, ratio, place and width; each gives as many curves."""

Shape = Callable[[np.ndarray, float], np.ndarray]


def mirrored(x: np.ndarray, centre: float) -> np.ndarray:
    return 1.0 - np.exp(-np.exp((x - centre) / 8.0))


def steps_at(t: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return every step at the temperatures, (centres widths, t)."""
    z = (t - centres[:, None, None]) / WIDTHS[None, :, None]
    return (0.5 * (1.0 + np.tanh(0.5 * z))).reshape(-1, t.size)


def about_a_step(
    data: tuple, grid: np.ndarray, noise: tuple, *, rng: np.random.Generator, draws: int
) -> np.ndarray:
    """Return draws as `posterior_draws` does, about a step instead of a constant."""
    x = data[0]
    centres = np.arange(x.min(), x.max() + 1e-9, CENTRE_STEP)
    here, there = steps_at(x, centres), steps_at(grid, centres)
    pairs = list(product(LENGTHS, RATIOS))
    logs = np.array([evidence(data, here, pair, noise) for pair in pairs])
    share = np.exp(logs - logs.max())
    picked = rng.choice(share.size, HYPER, p=(share / share.sum()).ravel())
    per, problem = draws // HYPER, (data, grid, noise)
    curves = [
        conditional(problem, pairs[pair], (here[step], there[step]), rng=rng, count=per)
        for pair, step in zip(*np.divmod(picked, share.shape[1]), strict=True)
    ]
    return np.concatenate(curves)


def evidence(data: tuple, here: np.ndarray, pair: tuple, noise: tuple) -> np.ndarray:
    """Return the log likelihood of every step; level and height are integrated out."""
    x, y, w = data
    variance, degrees = noise
    length, ratio = pair
    root = np.linalg.cholesky(ratio * matern(x[:, None] - x, length) + np.diag(w))
    whitened = np.linalg.solve(root, np.column_stack([np.ones_like(x), y, here.T]))
    u, v, steps = whitened[:, 0], whitened[:, 1], whitened[:, 2:]
    lean = steps - np.outer(u, (u @ steps) / (u @ u))
    rest = v - (u @ v) / (u @ u) * u
    power = np.maximum((lean**2).sum(0), 1e-12)
    q = np.maximum(rest @ rest - (lean.T @ rest) ** 2 / power, 0.0)
    log = -np.log(np.diag(root)).sum() - 0.5 * np.log(u @ u) - 0.5 * np.log(power)
    if np.isinf(degrees):
        return log - 0.5 * q / variance
    return log - 0.5 * (x.size - 2 + degrees) * np.log(q + degrees * variance + 1e-12)


def conditional(
    problem: tuple, pair: tuple, step: tuple, *, rng: np.random.Generator, count: int
) -> np.ndarray:
    """Return curves given length, ratio and step: universal kriging."""
    (x, y, w), grid, (variance, degrees) = problem
    length, ratio = pair
    inverse = np.linalg.inv(ratio * matern(x[:, None] - x, length) + np.diag(w))
    basis, wanted = (np.column_stack([np.ones(s.size), s]) for s in step)
    precision = basis.T @ inverse @ basis + 1e-9 * np.eye(2)
    cross = ratio * matern(grid[:, None] - x, length)
    lack = wanted - cross @ inverse @ basis
    best = np.linalg.solve(precision, basis.T @ inverse @ y)
    rest = y - basis @ best
    spread = ratio * matern(grid[:, None] - grid, length) - cross @ inverse @ cross.T
    spread += lack @ np.linalg.solve(precision, lack.T)
    if np.isfinite(degrees):
        squares = rest @ inverse @ rest + degrees * variance
        variance = squares / rng.chisquare(x.size - 2 + degrees)
    values, vectors = np.linalg.eigh(0.5 * (spread + spread.T) * variance)
    root = vectors * np.sqrt(np.clip(values, 0.0, None))
    return (
        wanted @ best
        + cross @ inverse @ rest
        + rng.standard_normal((count, grid.size)) @ root.T
    )


def sets_of(both: Iterable[Beliefs | None]) -> list[list[float]]:
    known = [found for found in both if found is not None]
    return [[middle_of(k) for k in credible_set(found.shares)] for found in known]


def planned(shape: Shape, rng: np.random.Generator) -> tuple[int, float]:
    """Return the membranes until both sets are small, and the share that holds."""
    centres = np.sort(rng.uniform(115.0, 155.0, 2))
    truth = [middle(shape(GRID, centre)) for centre in centres]
    tables: tuple[dict, dict] = ({}, {})
    made = 0
    while not settled(sets := sets_of(beliefs_of(*tables, draws=2000))) and made < MOST:
        (entry,) = next_points(*tables, highest=HOTTEST)
        at = np.array([entry.temperature])
        rise, fall = (float(shape(at, centre)[0]) for centre in centres)
        values = 50.0 + 20.0 * rise, 150.0 - 80.0 * fall
        for (name, step), value, table in zip(STEPS.items(), values, tables, strict=True):
            noisy = max(value + step * NOISE * rng.standard_normal(), 0.0)
            reading = Reading(name, noisy, "%", "bench", std=step * NOISE)
            table.setdefault(entry.temperature, []).append(reading)
        made += 1
    return made, float(np.mean([t in held for t, held in zip(truth, sets, strict=True)]))


def settled(sets: list[list[float]]) -> bool:
    return len(sets) == 2 and all(len(held) <= 2 for held in sets)


def full(shape: Shape, noise: float, rng: np.random.Generator) -> bool:
    truth = shape(GRID, rng.uniform(120.0, 160.0))
    (held,) = sets_of(beliefs_of(scanned(truth, noise, rng), {}, draws=2000))
    return middle(truth) in held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=20, help="scans per row")
    scans = parser.parse_args().scans
    for mean, draw in (("constant", posterior_draws), ("step", about_a_step)):
        statistics.posterior_draws = draw
        for name, shape in {**SHAPES, "mirrored gompertz": mirrored}.items():
            rng = stream(6, name)
            rows = [planned(shape, rng) for _ in range(scans)]
            made, held = np.mean(rows, axis=0)
            whole = [
                f"{np.mean([full(shape, noise, rng) for _ in range(2 * scans)]):.0%}"
                for noise in (0.01, 0.03, 0.1)
            ]
            print(
                f"{mean:9}{name:18} settled after {made:4.1f}, held {held:4.0%}; full "
                f"scans at 1 / 3 / 10 % noise held {' / '.join(whole)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
