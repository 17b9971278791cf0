"""The figures of a scan as rows: replicates drawn together, with unit and uncertainty."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poreform.core.quantities import QUANTITIES, Quantity
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment


@dataclass(frozen=True, slots=True)
class FigureRow:
    """All readings of one quantity at one concentration and temperature."""

    concentration: str
    """With its unit; empty when nobody wrote it down."""

    temperature: float
    """Ts [degC]."""

    quantity: Quantity
    """What was read."""

    mean: float
    """In the unit of the quantity."""

    spread: float | None
    """Standard deviation of one reading, same unit; None when nobody knows it."""

    count: int
    """Number of readings."""

    origin: str
    """``measured``, ``simulated`` or ``measured, simulated``."""

    note: str
    """What the readings say of themselves, each remark once."""

    @property
    def text(self) -> str:
        """The mean and its spread, with no more digits than the spread supports."""
        return with_spread(self.mean, self.spread)


def figure_rows(experiments: Sequence[Experiment]) -> tuple[FigureRow, ...]:
    """Return one row for each concentration, temperature and quantity, in that order."""
    groups: dict[tuple[float, float, str], list[tuple[Experiment, Reading]]] = defaultdict(
        list
    )
    for record in experiments:
        celsius = round(from_si(record.dissolution_temperature, "degC"), 2)
        share = -1.0 if record.concentration is None else record.concentration
        for reading in record.readings:
            groups[share, celsius, reading.name].append((record, reading))
    order = list(QUANTITIES)
    keys = sorted(groups, key=lambda key: (key[0], key[1], order.index(key[2])))
    return tuple(_row(key, groups[key]) for key in keys)


def _row(
    key: tuple[float, float, str], entries: list[tuple[Experiment, Reading]]
) -> FigureRow:
    share, celsius, name = key
    values = [reading.value for _, reading in entries]
    mean = math.fsum(values) / len(values)
    return FigureRow(
        concentration="" if share < 0.0 else f"{100.0 * share:g} wt%",
        temperature=celsius,
        quantity=QUANTITIES[name],
        mean=mean,
        spread=_spread(values, mean, [reading.std for _, reading in entries]),
        count=len(values),
        origin=", ".join(sorted({record.origin for record, _ in entries})),
        note="; ".join(_once(reading.note for _, reading in entries)),
    )


def _spread(values: list[float], mean: float, stated: list[float | None]) -> float | None:
    """Return the larger of the spread of the replicates and the mean stated deviation."""
    known = [std for std in stated if std is not None]
    told = math.fsum(known) / len(known) if known else None
    if len(values) < 2:
        return told
    squares = math.fsum((value - mean) ** 2 for value in values)
    return max(math.sqrt(squares / (len(values) - 1)), told or 0.0)


def with_spread(value: float, spread: float | None) -> str:
    """Return ``"72.1 ± 0.4"``: two figures of the spread, the value to the same place."""
    if spread is None or spread <= 0.0:
        return f"{value:.4g}"
    place = 1 - math.floor(math.log10(spread))
    if place > 6 or abs(value) >= 1e6:
        return f"{value:.4g} ± {spread:.2g}"
    digits = max(place, 0)
    return f"{round(value, place):.{digits}f} ± {round(spread, place):.{digits}f}"


def _once(notes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(note for note in notes if note))
