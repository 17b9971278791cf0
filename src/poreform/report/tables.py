"""The figures of each scan as tables: replicates drawn together, with their uncertainty."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poreform.core.quantities import QUANTITIES, Quantity
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.window.scans import ScanWindow

MOST_COLUMNS = 5
"""Quantities side by side in one table; more do not fit a printed page."""


ROUNDING = 1e-12
"""Share of a value below which a spread is what adding up left over, and no spread."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One quantity of all membranes at one Ts of one scan."""

    solution: str
    """The scan, in its own words; scans are never averaged with each other."""

    temperature: float
    """Ts [degC]."""

    quantity: Quantity
    """What was read."""

    mean: float
    """In the unit of the quantity."""

    spread: float | None
    """Standard deviation of one membrane, same unit; of one reading where there is only
    one membrane; None when nobody knows it."""

    count: int
    """Number of membranes."""

    note: str
    """What the readings say of themselves, each remark once."""

    @property
    def text(self) -> str:
        """The mean and its spread, with no more digits than the spread supports."""
        return with_spread(self.mean, self.spread)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one scan: a line for each Ts, a column for each quantity."""

    solution: str
    """The scan, in its own words."""

    origin: str
    """``measured`` or ``simulated``."""

    quantities: tuple[Quantity, ...]
    """Of the columns."""

    lines: tuple[tuple[float, tuple[FigureRow | None, ...]], ...]
    """Ts [degC] and its cells; None where nobody read that quantity."""

    notes: tuple[str, ...]
    """Remarks on the readings, with the quantity and the temperatures they are of."""


def figure_rows(scans: Sequence[ScanWindow]) -> tuple[FigureRow, ...]:
    """Return one row for each scan, temperature and quantity, in that order."""
    return tuple(row for scan in scans for row in _rows(scan))


def figure_tables(scans: Sequence[ScanWindow]) -> tuple[FigureTable, ...]:
    """Return the figures of each scan, at most five quantities to a table."""
    return tuple(table for scan in scans for table in _tables(scan))


def _rows(scan: ScanWindow) -> tuple[FigureRow, ...]:
    groups: dict[tuple[float, str], list[list[Reading]]] = defaultdict(list)
    for record in scan.experiments:
        celsius = round(from_si(record.dissolution_temperature, "degC"), 2)
        own: dict[str, list[Reading]] = defaultdict(list)
        for reading in record.readings:
            own[reading.name].append(reading)
        for name, readings in own.items():
            groups[celsius, name].append(readings)
    order = list(QUANTITIES)
    keys = sorted(groups, key=lambda key: (key[0], order.index(key[1])))
    return tuple(_row(scan.label, key, groups[key]) for key in keys)


def _row(
    solution: str, key: tuple[float, str], membranes: list[list[Reading]]
) -> FigureRow:
    """Return the mean of the membranes, as the window takes it: each counts once."""
    celsius, name = key
    readings = [reading for own in membranes for reading in own]
    values = [math.fsum(r.value for r in own) / len(own) for own in membranes]
    if len(values) == 1:  # then only its own readings tell how far they scatter
        values = [reading.value for reading in readings]
    mean = math.fsum(values) / len(values)
    return FigureRow(
        solution=solution,
        temperature=celsius,
        quantity=QUANTITIES[name],
        mean=mean,
        spread=_spread(values, mean, [reading.std for reading in readings]),
        count=len(membranes),
        note="; ".join(_once(reading.note for reading in readings)),
    )


def _tables(scan: ScanWindow) -> tuple[FigureTable, ...]:
    rows = _rows(scan)
    found = {row.quantity.name: row.quantity for row in rows}
    names = [name for name in QUANTITIES if name in found]
    cells = {(row.temperature, row.quantity.name): row for row in rows}
    temperatures = sorted({row.temperature for row in rows})
    tables = []
    for start in range(0, len(names), MOST_COLUMNS):
        chosen = names[start : start + MOST_COLUMNS]
        lines = (
            (celsius, tuple(cells.get((celsius, name)) for name in chosen))
            for celsius in temperatures
        )
        tables.append(
            FigureTable(
                solution=scan.label,
                origin=scan.conditions.origin,
                quantities=tuple(found[name] for name in chosen),
                lines=tuple(line for line in lines if any(line[1])),
                notes=_notes([row for row in rows if row.quantity.name in chosen]),
            )
        )
    return tuple(tables)


def _notes(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """Return every remark once, with the temperatures it is of."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.note:
            places[row.quantity.name, row.note].append(f"{row.temperature:g}")
    return tuple(
        f"{name.replace('_', ' ')} at {', '.join(where)} °C: {note}"
        for (name, note), where in places.items()
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
    """Return ``"72.1 ± 0.4"``: the value to the place to which its spread is known.

    Two digits of the spread where the first two are below 36, else one: no digit then
    stands for less than a thirtieth of the spread (Particle Data Group, Review of Particle
    Physics, section "Rounding", with its 354 rounded up).
    """
    if spread is None or spread <= ROUNDING * abs(value):
        return f"{value:.4g}"
    leading = math.floor(math.log10(spread))
    first_two = round(spread / 10.0 ** (leading - 1))
    if first_two >= 95:  # 0.97 is 1.0: the place of its last digit stays
        leading, first_two = leading + 1, 10
    place = (1 if first_two < 36 else 0) - leading
    if place > 6 or abs(value) >= 1e6:
        return f"{value:.4g} ± {spread:.{2 if first_two < 36 else 1}g}"
    digits = max(place, 0)
    return f"{round(value, place):.{digits}f} ± {round(spread, place):.{digits}f}"


def _once(notes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(note for note in notes if note))
