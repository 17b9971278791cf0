"""What is uncertain about a window, what settles it, and which scans are shown in full.

By the definitions a provisional value stands, and what of it is uncertain the statistics
say: so an interval that was not measured, or a reading that moves the literal value, is a
doubt where it leads out of the 90 % set, and otherwise the set itself is what is told.
"""

from collections.abc import Sequence

from poreform.window.scans import ScanWindow
from poreform.window.statistics import LIKELY
from poreform.window.window import Bound, Flag, LeftOut, Status, Window

MOST_SHOWN = 12
"""Scans drawn and tabulated in full; the list of all scans has every one of them."""

UNSURE = (0.05, 0.95)
"""P(Tu > Tl) between these does not settle the order."""

TELLING = {
    Flag.FIRST_INTERVAL: "in the first interval, so the true maximum may lie below it",
    Flag.TIE: "a tie",
    Flag.TWO_STEPS: "the curve may have two steps",
    Flag.NOISE_UNKNOWN: "no replicates and no stated error",
    Flag.ESTIMATED: "estimated without neighbouring points",
}
"""Flags that are doubts, in the words of the report."""


def shown(scans: Sequence[ScanWindow]) -> tuple[ScanWindow, ...]:
    """Return the scans a report shows in full: those that qualify, then the open ones."""
    rank = {True: 0, None: 1, False: 2}
    places = sorted(range(len(scans)), key=lambda i: (rank[scans[i].qualifies], i))
    return tuple(scans[i] for i in sorted(places[:MOST_SHOWN]))


def doubts(window: Window) -> tuple[str, ...]:
    """Return everything that keeps a window from being settled, one phrase each."""
    found = [*_of(window.lower), *_of(window.upper)]
    if window.probability is not None and not order_is_sure(window):
        found.append(f"the order of Tl and Tu: P(Tu > Tl) = {window.probability:.2f}")
    return tuple(found)


def doubts_and_remedy(window: Window) -> tuple[str, ...]:
    """Return the doubts and, last, the membranes that would settle them."""
    found, remedy = doubts(window), settled_by(window)
    return (*found, f"settled by {remedy}") if found and remedy else found


def order_is_sure(window: Window) -> bool:
    """Return whether P(Tu > Tl) settles which of the two is higher."""
    chance = window.probability
    return chance is not None and not UNSURE[0] <= chance <= UNSURE[1]


def settled_by(window: Window) -> str:
    """Return the membranes that would settle a window; empty where nothing is contested.

    Points that were not made go first; where all of them stand, replicates at the ends of
    the intervals between which the 90 % set, or the gap, leaves the choice.
    """
    parts = [
        f"{words} ({bound.name})"
        for bound in (window.lower, window.upper)
        if (words := _membranes(bound))
    ]
    return ", ".join(parts)


def _membranes(bound: Bound) -> str:
    if bound.status is Status.NO_DATA:
        return f"the {bound.quantity.replace('_', ' ')} at Ts 100, 105, ... °C"
    doubtful = {row.temperature for row in _leading_out(bound)}
    wanted = sorted({*_ends(_contested(bound)), *bound.ask_next, *doubtful})
    made = {point.temperature for point in bound.points}
    new = [t for t in wanted if t not in made]
    if new:
        return f"Ts {_listed(new)} °C"
    return f"replicates at {_listed(wanted)} °C" if wanted else ""


def _contested(bound: Bound) -> tuple[float, ...]:
    """Return the middles [degC] of the intervals among which the choice is open."""
    if bound.value is None and bound.values:
        return bound.values
    unsure = len(bound.credible) > 1 or _outside(bound)
    return tuple({*bound.credible, *bound.values}) if unsure else ()


def _ends(middles: Sequence[float]) -> tuple[float, ...]:
    return tuple(end for middle in middles for end in (middle - 2.5, middle + 2.5))


def _of(bound: Bound) -> list[str]:
    found = []
    if bound.status is not Status.OK and not _stands(bound):
        found.append(f"{bound.name} {bound.status.value}{_where(bound)}")
    words = [text for flag, text in TELLING.items() if flag in bound.flags]
    if Flag.LAST_INTERVAL in bound.flags and Flag.PHYSICAL_STOP not in bound.flags:
        words.append("in the last interval, so the true maximum may lie above it")
    found += [f"{bound.name}: {text}" for text in words]
    moving = _leading_out(bound)
    if moving:
        found.append(_resting(bound, moving[0].temperature, len(moving)))
    if len(bound.credible) > 1:
        found.append(f"{bound.name} {_set_words(bound.credible)}")
    if _outside(bound):
        found.append(f"the literal {bound.name} lies outside its own 90 % set")
    return found


def _stands(bound: Bound) -> bool:
    """Return whether what was not measured is unlikely to hold the greatest slope."""
    if bound.status is not Status.PROVISIONAL or not bound.probability:
        return False
    return sum(bound.probability.get(t + 2.5, 0.0) for t in bound.missing) < LIKELY


def _leading_out(bound: Bound) -> list[LeftOut]:
    """Return the readings without which the value lies outside the 90 % set, or is none."""
    return [
        row
        for row in bound.left_out
        if row.moves and not (row.values and set(row.values) <= set(bound.credible))
    ]


def _outside(bound: Bound) -> bool:
    held = bound.value is None or not bound.credible
    return not held and bound.value not in bound.credible


def _set_words(credible: tuple[float, ...]) -> str:
    if len(credible) == 2:
        return f"{credible[0]:g} or {credible[1]:g} °C"
    low, high = credible[0] - 2.5, credible[-1] + 2.5
    return f"anywhere from {low:g} to {high:g} °C ({len(credible)} intervals at 90 %)"


def _listed(temperatures: Sequence[float]) -> str:
    *most, last = (f"{t:g}" for t in temperatures)
    return f"{', '.join(most)} and {last}" if most else last


def _where(bound: Bound) -> str:
    match bound.status:
        case Status.CENSORED:
            low, high = bound.values[0] - 2.5, bound.values[-1] + 2.5
            return f": somewhere between {low:g} and {high:g} °C"
        case Status.PROVISIONAL:
            return f": {_counted(len(bound.missing))} from 100 °C on not measured"
        case _:
            return ""


def _resting(bound: Bound, temperature: float, count: int) -> str:
    if count == 1:
        return f"{bound.name} rests on one reading, at {temperature:g} °C"
    return f"{bound.name} changes with any one of {count} readings"


def _counted(count: int) -> str:
    return "1 interval" if count == 1 else f"{count} intervals"
