"""The answer of a dissolution scan: Tl, Tu, how they were got and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What the literal rule gives for one bound; only the first two carry a value."""

    OK = "ok"
    PROVISIONAL = "provisional"
    CENSORED = "censored"
    NO_ADJACENT_PAIR = "no adjacent pair"
    NO_DATA = "no data"
    UNDEFINED = "undefined"
    NOT_RESOLVED = "not resolved"


class Flag(StrEnum):
    """What a reader must know of a bound beside its status."""

    FIRST_INTERVAL = "maximum in the first interval"
    LAST_INTERVAL = "maximum in the last interval"
    PHYSICAL_STOP = "physical stop recorded above the last point"
    TIE = "tie of the maximum"
    NOT_DISSOLVED_BELOW = "not dissolved below the first point"
    STARTS_ABOVE_100 = "scan starts above 100 degC"
    MISSING_POINTS = "missing grid points"
    OFF_GRID_POINTS = "points off the grid"
    NOISE_UNKNOWN = "noise not known"
    TWO_STEPS = "two-step curve"
    ONE_READING_DECIDES = "one reading moves the value"
    ESTIMATED = "statistical answer estimated without neighbouring points"


@dataclass(frozen=True, slots=True)
class Slope:
    """Mean slope over one 5 degC interval, with the sign of the bound's quantity."""

    temperature: float
    """Ts at the lower end of the interval [degC]."""

    value: float
    """s_P or s_TL [% per degC], from the means, not rounded."""

    standard_error: float | None
    """[% per degC]; None when neither replicates nor a stated error tell it."""

    counts: tuple[int, int]
    """Readings at the lower and at the upper end."""

    @property
    def middle(self) -> float:
        """Middle of the interval [degC]: the Tl or Tu it stands for."""
        return self.temperature + 2.5


@dataclass(frozen=True, slots=True)
class Point:
    """All readings of one quantity at one dissolution temperature."""

    temperature: float
    """Ts [degC]: the grid temperature, or the true one for a point off the grid."""

    values: tuple[float, ...]
    """Each replicate [%]."""

    mean: float
    """[%]."""

    standard_deviation: float | None
    """Of one reading, from the replicates or as stated [%]; None when not known."""

    @property
    def count(self) -> int:
        """Number of readings."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the literal rule says when one reading is left out."""

    temperature: float
    """Ts of the reading [degC]."""

    reading: float
    """The reading left out [%]."""

    status: Status
    """Status without it."""

    values: tuple[float, ...]
    """Values without it [degC]."""

    moves: bool
    """True when the values differ from those with all readings."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Tl (from the porosity) or Tu (from the breaking extension)."""

    name: str
    """``"Tl"`` or ``"Tu"``."""

    quantity: str
    """``"porosity"`` or ``"breaking_extension"``."""

    status: Status
    """What the literal rule could say."""

    reason: str
    """The status in one sentence."""

    value: float | None = None
    """Literal value [degC], conservative in a tie; None unless ok or provisional."""

    values: tuple[float, ...] = ()
    """All values left possible [degC]: several in a tie or inside a censoring gap."""

    flags: tuple[Flag, ...] = ()
    """What else to know."""

    probability: Mapping[float, float] = field(default_factory=dict)
    """Statistical answer: middle of each interval [degC] -> probability that it is it."""

    credible: tuple[float, ...] = ()
    """Middles [degC] of the smallest set of intervals with probability >= 0.9."""

    alternatives: tuple[float, ...] = ()
    """Middles [degC] of every interval with probability >= 0.1."""

    resolved_probability: float | None = None
    """P(greatest slope > 0) of the gate; None when the noise is not known."""

    model: str = ""
    """Model behind `probability`."""

    logistic: Mapping[float, float] = field(default_factory=dict)
    """The same by a logistic curve; empty unless its lack-of-fit test passes."""

    points: tuple[Point, ...] = ()
    """Points on the grid, increasing."""

    off_grid: tuple[Point, ...] = ()
    """Points off the grid: in the statistics, not in the literal rule."""

    not_dissolved: tuple[float, ...] = ()
    """Grid temperatures [degC] where the polymer did not dissolve."""

    slopes: tuple[Slope, ...] = ()
    """Every measured interval, increasing."""

    missing: tuple[float, ...] = ()
    """Lower ends [degC] of the intervals from 100 degC to the last point not measured."""

    left_out: tuple[LeftOut, ...] = ()
    """The leave-one-out table, one row a reading."""

    ask_next: tuple[float, ...] = ()
    """Grid temperatures [degC] that the literal rule needs next."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tl, Tu and what they say together."""

    lower: Bound
    """Tl."""

    upper: Bound
    """Tu."""

    qualifies: bool | None
    """Tu - Tl > 0 by the literal rule; None when that is not known."""

    reason: str
    """Why `qualifies` is what it is, in one sentence."""

    probability: float | None = None
    """P(Tu > Tl) by the statistical answer; None without data of both kinds."""

    inside: Mapping[float, float] = field(default_factory=dict)
    """Grid Ts [degC] -> P(Tl <= Ts <= Tu)."""

    seed: int = 0
    """The integer that the draws of the statistical answer grew from."""

    @property
    def width(self) -> float | None:
        """Tu - Tl [degC] of the literal values; None when one has no value."""
        if self.lower.value is None or self.upper.value is None:
            return None
        return self.upper.value - self.lower.value
