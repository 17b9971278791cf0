"""The parts of the section on Tl and Tu: a list of all scans, and some of them in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from poreform.report.doubts import doubts_and_remedy, shown
from poreform.report.figures.window import figure_bound
from poreform.report.style import inline_svg
from poreform.window.scans import ScanWindow
from poreform.window.window import Bound, LeftOut, Slope

LEAST_SHARE = 0.01
"""Probability below which a Ts is not listed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of all scans."""

    label: str
    """Of the scan."""

    lower: str
    """Tl, or why there is none."""

    upper: str
    """Tu, or why there is none."""

    width: float | None
    """Tu - Tl [degC]."""

    probability: float | None
    """P(Tu > Tl)."""

    answer: str
    """Whether it qualifies the solvent: yes, no or open."""

    doubts: tuple[str, ...]
    """What is uncertain, and last what would settle it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One 5 degC interval: its slope and how likely it is the steepest."""

    slope: Slope
    """As measured."""

    probability: float | None
    """By the Gaussian process."""

    logistic: float | None
    """By the logistic curve; None where its lack-of-fit test sends it away."""


@dataclass(frozen=True, slots=True)
class BoundPart:
    """One bound of a scan in full."""

    bound: Bound
    """Tl or Tu."""

    svg: Markup
    """Its figure."""

    intervals: tuple[Interval, ...]
    """Every measured one."""

    moving: tuple[LeftOut, ...]
    """The readings that change the answer when left out."""


@dataclass(frozen=True, slots=True)
class ScanPart:
    """One scan in full."""

    scan: ScanWindow
    """With its window."""

    bounds: tuple[BoundPart, BoundPart]
    """Tl and Tu."""

    doubts: tuple[str, ...]
    """What is uncertain, and last what would settle it."""

    inside: tuple[tuple[float, float], ...]
    """Ts [degC] and P(Tl <= Ts <= Tu), where that is worth a word."""


def listed(scans: Sequence[ScanWindow]) -> tuple[Listed, ...]:
    """Return one line for each scan."""
    words = {True: "yes", False: "no", None: "open"}
    return tuple(
        Listed(
            label=scan.label,
            lower=_value(scan.window.lower),
            upper=_value(scan.window.upper),
            width=scan.window.width,
            probability=scan.window.probability,
            answer=words[scan.qualifies],
            doubts=(
                *((scan.cannot_qualify,) if scan.cannot_qualify else ()),
                *doubts_and_remedy(scan.window),
            ),
        )
        for scan in scans
    )


def scan_parts(scans: Sequence[ScanWindow]) -> tuple[ScanPart, ...]:
    """Return the scans that a report shows in full, drawn."""
    return tuple(
        ScanPart(
            scan=scan,
            bounds=(
                _bound_part(scan, scan.window.lower, index),
                _bound_part(scan, scan.window.upper, index),
            ),
            doubts=doubts_and_remedy(scan.window),
            inside=tuple(
                (ts, share)
                for ts, share in scan.window.inside.items()
                if share >= LEAST_SHARE
            ),
        )
        for index, scan in enumerate(shown(scans))
    )


def _bound_part(scan: ScanWindow, bound: Bound, index: int) -> BoundPart:
    drawing = inline_svg(
        figure_bound(scan.window, bound),
        name=f"{bound.name}{index}",
        description=f"{bound.quantity.replace('_', ' ')} against Ts, {scan.label}",
    )
    return BoundPart(
        bound=bound,
        svg=drawing,
        intervals=tuple(
            Interval(
                slope,
                bound.probability.get(slope.middle),
                bound.logistic.get(slope.middle, 0.0) if bound.logistic else None,
            )
            for slope in bound.slopes
        ),
        moving=tuple(row for row in bound.left_out if row.moves),
    )


def _value(bound: Bound) -> str:
    if bound.value is None:
        return bound.status.value
    mark = "" if bound.status.value == "ok" else f" ({bound.status.value})"
    return f"{bound.value:g}{mark}"
