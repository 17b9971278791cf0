"""Constants of the process models: a value with its unit, its status and its source.

A model is a frozen dataclass whose fields are `Constant`s, so that a fitted value replaces
an assumed one together with its provenance, and a report can list what decided a result.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal

from poreform.core.errors import InputError
from poreform.core.units import from_si, to_si

Status = Literal["read", "read_secondary", "computed", "assumed", "fitted"]


@dataclass(frozen=True, slots=True)
class Constant:
    """One constant of a model."""

    meaning: str
    """What it is, in words."""

    value: float
    """In SI."""

    unit: str
    """Unit in which it is written and shown, e.g. ``"MPa"``."""

    status: Status
    """``"assumed"`` when nobody measured it."""

    source: str
    """Where it comes from, or the reasoning behind an assumption."""

    low: float | None = None
    """Least plausible value, SI; None when nobody can say."""

    high: float | None = None
    """Greatest plausible value, SI; None when nobody can say."""

    def __post_init__(self) -> None:
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise InputError(
                f"{self.meaning} is {self.shown:g} {self.unit}, outside its own range; "
                "widen low and high or correct the value"
            )

    @property
    def shown(self) -> float:
        """The value in `unit`."""
        return from_si(self.value, self.unit)

    def fitted(self, value: float, *, source: str) -> "Constant":
        """Return this constant with a `value` [SI] that a calibration found."""
        return replace(
            self, value=value, status="fitted", source=source, low=None, high=None
        )


@dataclass(frozen=True, slots=True)
class ConstantRow:
    """One line of a table of evidence; the same columns as a material's `EvidenceRow`."""

    material: str
    """Name of the model, where a material's row names the material."""

    field: str
    """Name of the constant."""

    value: str
    """The value in its lab unit, with its range."""

    status: Status
    """How well it is founded."""

    source: str
    """Where it comes from, or why it is assumed."""


def assumed(
    meaning: str,
    value: float,
    unit: str,
    source: str,
    *,
    between: tuple[float, float] | None = None,
) -> Constant:
    """Return a constant that nobody measured; `value` and `between` stand in `unit`."""
    low, high = (None, None) if between is None else between
    return Constant(
        meaning,
        to_si(value, unit),
        unit,
        "assumed",
        source,
        None if low is None else to_si(low, unit),
        None if high is None else to_si(high, unit),
    )


def listing(models: Iterable[object]) -> tuple[ConstantRow, ...]:
    """Return every constant of the given models, in the order of their fields."""
    rows: list[ConstantRow] = []
    for model in models:
        if not is_dataclass(model) or isinstance(model, type):
            raise InputError(f"{model!r} is no model; give instances of model dataclasses")
        for field in fields(model):
            value = getattr(model, field.name)
            if isinstance(value, Constant):
                rows.append(_row(type(model).__name__, field.name, value))
    return tuple(rows)


def _row(model: str, field: str, constant: Constant) -> ConstantRow:
    ends = (constant.low, constant.high)
    spread = " to ".join(
        "?" if end is None else f"{from_si(end, constant.unit):.4g}" for end in ends
    )
    unit = "" if constant.unit == "1" else f" {constant.unit}"
    value = f"{constant.shown:.4g}{unit}" + ("" if ends == (None, None) else f" ({spread})")
    return ConstantRow(model, field, value, constant.status, constant.source)
