"""A curve: the readings of one quantity against Ts, sorted onto the grid."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Literal

import numpy as np

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.window.grid import snapped, temperature_at
from poreform.window.window import Point

Readings = float | Reading | Literal["not dissolved"] | Sequence[float | Reading]
"""What was found at one Ts: one figure, replicates, or that it did not dissolve."""

NOT_DISSOLVED = "not dissolved"
HOTTEST = 1000.0
"""[degC]; a temperature above is a slip (kelvin, or another column)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One reading at its true temperature."""

    temperature: float
    """Ts [degC], as measured."""

    value: float
    """[%]."""

    variance: float | None
    """Stated variance of `value` [%**2]; None when nobody stated one."""

    index: int | None
    """Grid index; None off the grid."""


@dataclass(frozen=True)
class Curve:
    """All readings of one quantity, with the sign under which it is expected to rise.

    No slots: the sorted readings are kept once worked out.
    """

    quantity: str
    """``"porosity"`` or ``"breaking_extension"``."""

    sign: float
    """+1 for the porosity, -1 for the extension: the slope that counts is positive."""

    samples: tuple[Sample, ...]
    """Every reading, by temperature."""

    not_dissolved: tuple[int, ...]
    """Grid indices where the polymer did not dissolve."""

    @cached_property
    def on_grid(self) -> dict[int, tuple[Sample, ...]]:
        """Samples at each grid index, increasing."""
        found: dict[int, list[Sample]] = {}
        for sample in self.samples:
            if sample.index is not None:
                found.setdefault(sample.index, []).append(sample)
        return {index: tuple(found[index]) for index in sorted(found)}

    @cached_property
    def means(self) -> dict[int, float]:
        """Mean [%] of the readings at each grid index, increasing."""
        return {
            index: sum([sample.value for sample in group]) / len(group)
            for index, group in self.on_grid.items()
        }

    @property
    def counts(self) -> dict[int, int]:
        """Number of readings at each grid index."""
        return {index: len(group) for index, group in self.on_grid.items()}

    def without(self, left_out: int) -> "Curve":
        """Return the curve less the sample at position `left_out`."""
        kept = self.samples[:left_out] + self.samples[left_out + 1 :]
        other = Curve(self.quantity, self.sign, kept, self.not_dissolved)
        index = self.samples[left_out].index
        groups = dict(self.on_grid)
        if index is not None:
            one = [sample for sample in kept if sample.index == index]
            groups[index] = tuple(one)
        # only one group differs: sorting all of them again is most of the table's cost
        other.__dict__["on_grid"] = {k: group for k, group in groups.items() if group}
        return other

    @property
    def points(self) -> tuple[Point, ...]:
        """Points on the grid, increasing."""
        return tuple(
            _point(temperature_at(index), group) for index, group in self.on_grid.items()
        )

    @property
    def off_grid(self) -> tuple[Point, ...]:
        """Points off the grid, each at its true temperature, increasing."""
        loose = [sample for sample in self.samples if sample.index is None]
        places = sorted({sample.temperature for sample in loose})
        return tuple(
            _point(place, [sample for sample in loose if sample.temperature == place])
            for place in places
        )


def curve_of(quantity: str, readings: Mapping[float, Readings], tolerance: float) -> Curve:
    """Return the curve held in a mapping Ts [degC] -> readings [%].

    Raises
    ------
    InputError
        A temperature or a figure is not possible; all culprits are named at once.
    """
    samples: list[Sample] = []
    not_dissolved: set[int] = set()
    faults: list[str] = []
    for given, found in sorted(readings.items()):
        temperature = float(given)
        if not (math.isfinite(temperature) and temperature < HOTTEST):
            faults.append(f"Ts = {given} is no dissolution temperature in degC")
            continue
        index = snapped(temperature, tolerance=tolerance)
        if isinstance(found, str):
            faults += _refuse_text(found, temperature)
            not_dissolved |= {index} if index is not None else set()
            continue
        for entry in _entries(found):
            fault = _fault(quantity, entry, temperature)
            faults += fault
            if not fault:
                samples.append(_sample(entry, temperature, index))
    if faults:
        raise InputError("; ".join(faults))
    sign = 1.0 if quantity == "porosity" else -1.0
    measured = {sample.index for sample in samples}
    return Curve(quantity, sign, tuple(samples), tuple(sorted(not_dissolved - measured)))


def _entries(found: float | Reading | Sequence[float | Reading]) -> list[float | Reading]:
    return list(found) if isinstance(found, Sequence | np.ndarray) else [found]


def _sample(entry: float | Reading, temperature: float, index: int | None) -> Sample:
    if not isinstance(entry, Reading):
        return Sample(temperature, float(entry), None, index)
    variance = None if entry.std is None else entry.std**2 / max(entry.count, 1)
    return Sample(temperature, entry.value, variance, index)


def _refuse_text(found: str, temperature: float) -> list[str]:
    if found == NOT_DISSOLVED:
        return []
    return [
        f"at Ts = {temperature:g} degC stands {found!r}; give numbers in % or "
        f"{NOT_DISSOLVED!r}"
    ]


def _fault(quantity: str, entry: object, temperature: float) -> list[str]:
    place = f"at Ts = {temperature:g} degC"
    if isinstance(entry, Reading) and entry.name != quantity:
        return [f"{place} stands a reading of {entry.name}; this curve is the {quantity}"]
    given = entry.value if isinstance(entry, Reading) else entry
    if isinstance(given, bool) or not isinstance(given, Real):
        return [f"{place} stands {given!r}, which is no number in %"]
    value = float(given)
    if not math.isfinite(value):
        return [f"{place} the {quantity} is {value}; leave a missing figure out"]
    if quantity == "porosity" and not 0.0 <= value <= 100.0:
        return [f"{place} the porosity is {value:g} %, outside 0 to 100 %"]
    if quantity == "breaking_extension" and value < 0.0:
        return [f"{place} the breaking extension is {value:g} %, below 0 %"]
    return []


def _point(temperature: float, samples: Sequence[Sample]) -> Point:
    values = tuple(sample.value for sample in samples)
    mean = sum(values) / len(values)
    stated = [sample.variance for sample in samples if sample.variance is not None]
    deviation = math.sqrt(sum(stated) / len(stated)) if stated else None
    if len(values) > 1:
        spread = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
        deviation = math.sqrt(spread)
    return Point(temperature, values, mean, deviation)
