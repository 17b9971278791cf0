"""How many membranes a scan probably still needs, by playing it to its end many times.

Each play takes one curve of P and one of TL, of a single step and fitting the readings so
far, as the truth; makes the most telling membrane, reads it with noise, and goes on until
both 90 % sets are small.  How near such a forecast comes, ``benchmarks/bench_plan.py``
measures on scans with known truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.plan.next_point import telling
from poreform.window.curve import Curve, Readings, curve_of
from poreform.window.find import Rules, beliefs_of
from poreform.window.grid import temperature_at
from poreform.window.noise import noise_of
from poreform.window.scans import ScanWindow, mapping_of
from poreform.window.statistics import Beliefs, credible_set, one_step_curves
from poreform.window.window import Bound

SETTLED = 2
"""Intervals in a 90 % set that count as settled: a bound near a grid point has two."""

PLAYS = 15
"""Plays; the median is then good to about a membrane."""

MOST = 21
"""Membranes at which a play is given up: as many as a full scan makes."""

DRAWS = 800
"""Curves drawn at each step of a play."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Membranes still to be made until both 90 % sets hold two intervals at most."""

    counts: tuple[int, ...]
    """One a play, increasing."""

    @property
    def median(self) -> int:
        """As many as half of the plays need."""
        return self.counts[len(self.counts) // 2]

    @property
    def quartiles(self) -> tuple[int, int]:
        """Between these lies half of the plays."""
        quarter = len(self.counts) // 4
        return self.counts[quarter], self.counts[-1 - quarter]


@dataclass(frozen=True, slots=True)
class _Truth:
    """The curve that one play takes as true."""

    quantity: str
    curve: Float[np.ndarray, " points"]
    first: int
    deviation: float

    def read(self, index: int, rng: np.random.Generator) -> Reading:
        """Return the reading of a membrane made at a grid index."""
        value = self.curve[index - self.first] + self.deviation * rng.standard_normal()
        value = max(float(value), 0.0)
        if self.quantity == "porosity":
            value = min(value, 100.0)
        return Reading(self.quantity, value, "%", "foreseen", std=self.deviation)


def forecast(
    porosity: Mapping[float, Readings],
    extension: Mapping[float, Readings],
    *,
    rules: Rules | None = None,
    seed: int = 0,
    plays: int = PLAYS,
) -> Forecast | None:
    """Return how many membranes are probably still to be made; None for a scan too young.

    Parameters
    ----------
    porosity, extension, rules, seed
        As for `find_window`.
    plays : int
        How often the rest of the scan is played.
    """
    both = beliefs_of(porosity, extension, rules=rules, seed=seed)
    rng = stream(seed, "truths")
    tolerance = (rules or Rules()).tolerance
    truths = [
        _truths(curve_of(name, readings, tolerance), found, rng=rng, plays=plays)
        for (name, readings), found in zip(
            (("porosity", porosity), ("breaking_extension", extension)), both, strict=True
        )
        if found is not None
    ]
    if len(truths) < 2 or not all(truths):
        return None
    counts = [
        _played((porosity, extension), pair, rules=rules, rng=stream(seed, f"play {play}"))
        for play, pair in enumerate(zip(*truths, strict=True))
    ]
    return Forecast(tuple(sorted(counts)))


def forecast_of(scan: ScanWindow, *, seed: int = 0) -> Forecast | None:
    """Return the forecast for a scan of records; none to make where both are settled."""
    if settled(scan.window.lower.credible) and settled(scan.window.upper.credible):
        return Forecast((0,))
    return forecast(
        mapping_of(scan.experiments, "porosity"),
        mapping_of(scan.experiments, "breaking_extension"),
        seed=seed,
    )


def settled(credible: Sequence[float]) -> bool:
    """Return whether a 90 % set is small enough."""
    return 0 < len(credible) <= SETTLED


def is_settled(bound: Bound) -> bool:
    """Return whether the 90 % set of a bound is small enough."""
    return settled(bound.credible)


def _truths(
    curve: Curve, beliefs: Beliefs, *, rng: np.random.Generator, plays: int
) -> list[_Truth]:
    """Return one possible truth a play; none where no step of the right sign fits."""
    drawn = one_step_curves(curve, noise_of(curve), rng=rng, draws=plays)
    return [
        _Truth(curve.quantity, values, beliefs.indices[0], beliefs.deviation)
        for values in drawn
    ]


def _played(
    known: tuple[Mapping[float, Readings], Mapping[float, Readings]],
    truths: Sequence[_Truth],
    *,
    rules: Rules | None,
    rng: np.random.Generator,
) -> int:
    figures = [_as_lists(known[0]), _as_lists(known[1])]
    for made in range(MOST):
        step_seed = int(rng.integers(2**31))
        both = beliefs_of(figures[0], figures[1], rules=rules, seed=step_seed, draws=DRAWS)
        found = [entry for entry in both if entry is not None]
        if all(settled(credible_set(entry.shares)) for entry in found):
            return made
        (best,) = telling(found, count=1, seed=step_seed)
        index = round((best.temperature - temperature_at(0)) / 5.0)
        for table, truth in zip(figures, truths, strict=True):
            table.setdefault(best.temperature, []).append(truth.read(index, rng))
    return MOST


def _as_lists(readings: Mapping[float, Readings]) -> dict[float, list[float | Reading]]:
    """Return the readings as lists that a play may add to; lumps are left out."""
    return {
        temperature: [found] if isinstance(found, float | int | Reading) else list(found)
        for temperature, found in readings.items()
        if not isinstance(found, str)
    }
