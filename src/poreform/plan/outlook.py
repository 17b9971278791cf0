"""The outlook of a scan: what to make next, what is missing, and what that will cost."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from poreform.plan.costs import Bill, Costs, to_come, usual_specimens
from poreform.plan.forecast import Forecast, forecast_of, is_settled
from poreform.plan.next_point import Proposal, next_membranes
from poreform.plan.prove import Missing, membranes_to_prove, prove
from poreform.window.scans import ScanWindow

FORECAST_SECONDS = 30.0
"""[s] set aside for the forecasts of all scans together; one of a scan that has just begun
takes about a second, one of a settled scan nothing."""

TOO_FEW = "too few membranes to foretell how many are still to be made"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead of one scan."""

    label: str
    """Of the scan."""

    next: tuple[Proposal, ...]
    """The membranes to make next, the most telling first."""

    prove: tuple[Missing, ...]
    """The prove list."""

    to_prove: int
    """Membranes that the prove list asks for."""

    rest: Forecast | None
    """Membranes until both 90 % sets are small; None where not foretold."""

    not_foretold: str = ""
    """Why there is no forecast, in one phrase; empty where there is one."""

    cost_to_settle: tuple[Bill, Bill, Bill] | None = None
    """Of the lower quartile, the median and the upper quartile of `rest`."""

    cost_to_prove: Bill | None = None
    """Of the membranes on the prove list."""


def outlooks(
    scans: Sequence[ScanWindow],
    *,
    costs: Costs | None = None,
    count: int = 1,
    seed: int = 0,
    seconds: float = FORECAST_SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[Outlook, ...]:
    """Return what lies ahead of each scan, as many as the time allows with a forecast.

    Parameters
    ----------
    scans : sequence of ScanWindow
        In their order; the forecast that is under way when the time is up is finished, and
        the scans after it say that it was up.
    costs, count, seed
        As for `outlook`.
    seconds : float
        Set aside for the forecasts of all scans together.
    clock : callable
        Tells the time [s].
    """
    begin = clock()
    return tuple(
        outlook(
            scan,
            costs=costs,
            count=count,
            seed=seed,
            foretell=_is_settled(scan) or clock() - begin < seconds,
        )
        for scan in scans
    )


def outlook(
    scan: ScanWindow,
    *,
    costs: Costs | None = None,
    count: int = 1,
    seed: int = 0,
    foretell: bool = True,
) -> Outlook:
    """Return what lies ahead of a scan.

    Parameters
    ----------
    scan : ScanWindow
        The scan so far.
    costs : Costs, optional
        Prices; without them only membranes are counted.
    count : int
        Membranes to propose, 1 to 4.
    seed : int
        Of the draws.
    foretell : bool
        False leaves the forecast out, which takes a second of a scan under way.
    """
    missing = prove(scan.window)
    to_prove = sum(membranes_to_prove(missing).values())
    rest = forecast_of(scan, seed=seed) if foretell else None
    usual = usual_specimens(scan.experiments)

    def bill(membranes: int) -> Bill | None:
        return None if costs is None else to_come(membranes, costs, specimens=usual)

    return Outlook(
        label=scan.label,
        next=next_membranes(scan, count=count, seed=seed),
        prove=missing,
        to_prove=to_prove,
        rest=rest,
        not_foretold=_why_not(rest, foretell=foretell),
        cost_to_settle=None if costs is None else _span(rest, costs, usual),
        cost_to_prove=bill(to_prove),
    )


def _why_not(rest: Forecast | None, *, foretell: bool) -> str:
    if rest is not None:
        return ""
    if foretell:
        return TOO_FEW
    return "not foretold: the time set aside for forecasts was used up by the scans before"


def _is_settled(scan: ScanWindow) -> bool:
    return is_settled(scan.window.lower) and is_settled(scan.window.upper)


def _span(
    rest: Forecast | None, costs: Costs, usual: dict[str, int]
) -> tuple[Bill, Bill, Bill] | None:
    if rest is None:
        return None
    low, high = rest.quartiles
    low_bill, bill, high_bill = (
        to_come(n, costs, specimens=usual) for n in (low, rest.median, high)
    )
    return low_bill, bill, high_bill
