"""How many membranes the planner needs where a full scan makes 21, and what it foretells.

Simulated scans with known truth: logistic curves of width 2.5 degC whose centres lie
anywhere from 120 to 180 degC, Tl not above Tu, noise of 3 % of the step on every reading.
The planner starts from nothing and chooses every membrane itself.  A scan is settled when
both 90 % sets hold two intervals at most; decided when P(Tu > Tl) leaves 0.05 to 0.95.

With ``--told`` another planner follows that is told the truth and its noise: it tries every
membrane and makes the one that leaves the smallest sets.  It looks one membrane ahead, as
the planner does, and so tells how much a better guess of the readings could save.

    python benchmarks/bench_plan.py --scans 40 --seeds 4 11 12 --told 20
"""

import argparse
import copy
import time
from dataclasses import dataclass, field

import numpy as np

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.plan.forecast import forecast, is_settled
from poreform.plan.next_point import next_points
from poreform.window.find import beliefs_of, find_window
from poreform.window.statistics import Beliefs, credible_set

GRID = np.arange(100.0, 201.0, 5.0)
WIDTH, NOISE, HOTTEST, MOST = 2.5, 0.03, 200.0, 30
STEPS = {"porosity": 20.0, "breaking_extension": 80.0}


@dataclass
class Scan:
    """A scan under way: its truth, and the readings so far."""

    centres: np.ndarray
    rng: np.random.Generator
    porosity: dict[float, list[Reading]] = field(default_factory=dict)
    extension: dict[float, list[Reading]] = field(default_factory=dict)
    made: int = 0

    def make(self, temperature: float) -> None:
        rise, fall = 1.0 / (1.0 + np.exp(-(temperature - self.centres) / WIDTH))
        noise = NOISE * self.rng.standard_normal(2)
        values = 50.0 + 20.0 * (rise + noise[0]), 150.0 - 80.0 * (fall + noise[1])
        tables = self.porosity, self.extension
        for (name, step), value, table in zip(STEPS.items(), values, tables, strict=True):
            reading = Reading(name, float(value), "%", "bench", std=step * NOISE)
            table.setdefault(temperature, []).append(reading)
        self.made += 1

    def truth(self) -> tuple[float, ...]:
        return tuple(
            float(GRID[np.argmax(np.diff(1.0 / (1.0 + np.exp(-(GRID - c) / WIDTH))))] + 2.5)
            for c in self.centres
        )


def planned(rng: np.random.Generator, batch: int, *, foretell: bool) -> dict[str, float]:
    """Return the membranes at which a scan was decided and settled, and if it was right."""
    scan = Scan(np.sort(rng.uniform(120.0, 180.0, 2)), rng)
    found: dict[str, float] = {}
    while scan.made < MOST:
        window = find_window(scan.porosity, scan.extension)
        chance = window.probability
        if chance is not None and not 0.05 < chance < 0.95:
            found.setdefault("decided", scan.made)
            lower, upper = scan.truth()
            found.setdefault("decision right", (chance > 0.5) == (upper > lower))
        if is_settled(window.lower) and is_settled(window.upper):
            sets = window.lower.credible, window.upper.credible
            held = [t in chosen for t, chosen in zip(scan.truth(), sets, strict=True)]
            return {"settled": scan.made, "both held": all(held)} | found
        if foretell and scan.made in {3, 6}:
            rest = forecast(scan.porosity, scan.extension, seed=scan.made)
            found[f"foretold at {scan.made}"] = scan.made + rest.median
        for entry in next_points(
            scan.porosity, scan.extension, count=batch, highest=HOTTEST
        ):
            scan.make(entry.temperature)
    return {"settled": MOST, "both held": False} | found


def quartiles(values: list[float]) -> str:
    low, half, high = np.quantile(values, [0.25, 0.5, 0.75])
    return f"median {half:.0f} (quartiles {low:.0f} to {high:.0f})"


def membranes(scans: int, seeds: list[int]) -> None:
    for batch in (1, 3):
        print(f"{batch} at a time, where a full scan makes 21 membranes:")
        for seed in seeds:
            rng = stream(seed, "plan")
            foretell = batch == 1 and seed == seeds[0]
            rows = [planned(rng, batch, foretell=foretell) for _ in range(scans)]
            report(seed, rows)
            for place in (3, 6):
                foretold(rows, place)


def report(seed: int, rows: list[dict[str, float]]) -> None:
    decided = [row.get("decided", MOST) for row in rows]
    held = np.mean([row["both held"] for row in rows])
    right = np.mean([row["decision right"] for row in rows if "decision right" in row])
    settled = [row["settled"] for row in rows]
    print(
        f"  seed {seed}: settled after {quartiles(settled)}, {np.mean(settled):.2f} on "
        f"average; the truth in both 90 % sets in {held:.0%} of {len(rows)} scans;\n"
        f"    decided after {quartiles(decided)}, rightly in {right:.0%}"
    )


def told(scans: int, seed: int) -> None:
    """Settle scans by a planner that knows what every membrane will show."""
    rng, counts = stream(seed, "plan"), []
    for _ in range(scans):
        scan = Scan(np.sort(rng.uniform(120.0, 180.0, 2)), rng)
        for temperature in (100.0, HOTTEST, 150.0):
            scan.make(temperature)
        while scan.made < MOST and open_intervals(scan)[0] > 0:
            scan.make(min(GRID.tolist(), key=lambda t: open_intervals(after(scan, t))))
        counts.append(scan.made)
    print(
        f"told the truth beforehand: settled after {quartiles(counts)}, "
        f"{np.mean(counts):.2f} on average of {scans} scans"
    )


def after(scan: Scan, temperature: float) -> Scan:
    """Return the scan with the membrane that will be made at `temperature`."""
    other = copy.deepcopy(scan)
    other.make(temperature)
    return other


def open_intervals(scan: Scan) -> tuple[int, float]:
    """Return the intervals above two in both 90 % sets, and the bits left [bit]."""
    both = [b for b in beliefs_of(scan.porosity, scan.extension, draws=1000) if b]
    return sum(max(len(credible_set(b.shares)) - 2, 0) for b in both), sum(map(bits, both))


def bits(found: Beliefs) -> float:
    shares = np.array([share for share in found.shares.values() if share > 0.0])
    return float(-(shares * np.log2(shares)).sum())


def foretold(rows: list[dict[str, float]], place: int) -> None:
    key = f"foretold at {place}"
    told = [row[key] - row["settled"] for row in rows if key in row]
    if told:
        print(
            f"  foretold after {place} membranes: {np.mean(told):+.1f} off on average, "
            f"within 2 in {np.mean(np.abs(told) <= 2):.0%} of {len(told)} scans"
        )


def cost() -> None:
    rng = stream(5, "cost")
    scan = Scan(np.array([137.0, 161.0]), rng)
    for temperature in (100.0, 125.0, 150.0, 175.0, 200.0):
        scan.make(temperature)
    next_points(scan.porosity, scan.extension)  # compiled code is loaded once
    for count in (1, 4):
        begin = time.process_time()
        next_points(scan.porosity, scan.extension, count=count)
        spent = time.process_time() - begin
        print(f"proposing {count}: {1000 * spent:.0f} ms of processor")
    begin = time.process_time()
    forecast(scan.porosity, scan.extension)
    print(f"a forecast of 15 plays: {time.process_time() - begin:.1f} s of processor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=20, help="scans planned per seed")
    parser.add_argument("--seeds", type=int, nargs="+", default=[4])
    parser.add_argument("--told", type=int, default=0, help="scans of the told planner")
    asked = parser.parse_args()
    cost()
    membranes(asked.scans, asked.seeds)
    if asked.told:
        told(asked.told, asked.seeds[0])


if __name__ == "__main__":
    main()
