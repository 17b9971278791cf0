"""What is uncertain about a window, and which scans a long report shows in full."""

from collections.abc import Sequence

from poreform.window.scans import ScanWindow
from poreform.window.window import Bound, Flag, Status, Window

MOST_SHOWN = 12
"""Scans drawn and tabulated in full; the list of all scans has every one of them."""

SMALL_SET = 2
"""Intervals that a settled 90 % set may hold: a bound near a grid point has two."""

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
    chance = window.probability
    if chance is not None and UNSURE[0] <= chance <= UNSURE[1]:
        found.append(f"the order of Tl and Tu: P(Tu > Tl) = {chance:.2f}")
    return tuple(found)


def _of(bound: Bound) -> list[str]:
    found = []
    if bound.status is not Status.OK:
        found.append(f"{bound.name} {bound.status.value}{_where(bound)}")
    words = [text for flag, text in TELLING.items() if flag in bound.flags]
    if Flag.LAST_INTERVAL in bound.flags and Flag.PHYSICAL_STOP not in bound.flags:
        words.append("in the last interval, so the true maximum may lie above it")
    found += [f"{bound.name}: {text}" for text in words]
    moving = [row for row in bound.left_out if row.moves]
    if moving:
        found.append(_resting(bound, moving[0].temperature, len(moving)))
    if len(bound.credible) > SMALL_SET:
        low, high = bound.credible[0] - 2.5, bound.credible[-1] + 2.5
        found.append(
            f"{bound.name} anywhere from {low:g} to {high:g} °C ({len(bound.credible)} "
            "intervals at 90 %)"
        )
    if bound.value is not None and bound.credible and bound.value not in bound.credible:
        found.append(f"the literal {bound.name} lies outside its own 90 % set")
    return found


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
