"""`poreform plan`: which membrane to make next, what is missing, and what it will cost."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, LabData, Only
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.plan.costs import Bill
    from poreform.plan.export import Goal
    from poreform.plan.outlook import Outlook


def plan(
    data: LabData,
    *,
    only: Only = None,
    count: Annotated[
        int, typer.Option(min=1, help="Membranes to be made together, 1 to 4.")
    ] = 1,
    costs: Annotated[
        Path | None,
        typer.Option(help="What a membrane and a measurement cost (TOML)."),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(help="Also write a search space here, for an optimiser."),
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUANTITY=GOAL",
            help="With --export: what to aim at, e.g. porosity=maximise; may be repeated.",
        ),
    ] = None,
    forecast_time: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Set aside for the forecasts of all scans together, e.g. '2 min'; "
            "30 s when left out.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Origin of the random numbers.")] = 0,
    as_json: AsJson = False,
) -> int:
    """Say which membrane to make next, what is missing, and what that will cost.

    The next point is the dissolution temperature that tells most about the intervals of Tl
    and Tu together; the prove list holds what is missing for the literal rule itself. The
    forecast plays the rest of the scan many times on curves that the readings leave
    possible.

    For example:

      poreform plan examples/measured_scan.csv
      poreform plan examples/measured_scan.csv --count 3 --json
      poreform plan examples/campaign.csv --costs examples/costs.toml
      poreform plan examples/campaign.csv --export for_optimiser --goal porosity=maximise
      poreform plan bench.db --only lot=B-7
    """
    from poreform.cli.keeping import kept_windows
    from poreform.cli.lab_data import NO_SCAN, lab_data
    from poreform.plan.costs import Costs, spent
    from poreform.plan.export import search_space
    from poreform.plan.outlook import FORECAST_SECONDS, outlooks
    from poreform.window.scans import windows_of

    prices = None if costs is None else Costs.from_toml(costs)
    records = lab_data(data, only or ()).imported.experiments
    written = () if export is None else search_space(records, _goals(goal)).write(export)
    with kept_windows() as answer:
        scans = windows_of(records, answer=answer)
    seconds = FORECAST_SECONDS if forecast_time is None else _seconds(forecast_time)
    plans = outlooks(scans, costs=prices, count=count, seed=seed, seconds=seconds)
    bill = None if prices is None else spent(records, prices)
    if as_json:
        say_json({"scans": plans, "spent": bill, "written": written})
        return DONE
    for entry in plans:
        _show_next(entry)
        _show_missing(entry)
        _show_rest(entry)
    if not plans:
        say(NO_SCAN.format(data))
    if bill is not None:
        _show_spent(bill)
    for place in written:
        say(f"written: {place}")
    return DONE


def _goals(texts: list[str] | None) -> "dict[str, Goal]":
    """Return quantity -> goal; InputError when one is neither maximise nor minimise."""
    from poreform.core.errors import InputError

    goals: dict[str, Goal] = {}
    for text in texts or ():
        name, _, aim = text.partition("=")
        match aim:
            case "maximise" | "minimise":
                goals[name] = aim
            case _:
                raise InputError(
                    f"--goal {text!r}; write a quantity and maximise or minimise, e.g. "
                    "porosity=maximise"
                )
    return goals


def _seconds(text: str) -> float:
    from poreform.cli.options import quantity_option
    from poreform.core.units import Unit

    return quantity_option("--forecast-time", text, Unit("second", least=0.0))


def _show_next(plan: "Outlook") -> None:
    say_table(
        f"{plan.label or 'scan'}: make next",
        ("Ts / degC", "tells / bit", "Why"),
        [
            (
                f"{entry.temperature:g}",
                "-" if entry.information is None else f"{entry.information:.2f}",
                entry.why,
            )
            for entry in plan.next
        ],
    )


def _show_missing(plan: "Outlook") -> None:
    if not plan.prove:
        say("nothing is missing for the literal statement")
        return
    price = "" if plan.cost_to_prove is None else f", {_price(plan.cost_to_prove)}"
    say_table(
        f"missing for the literal statement: {plan.to_prove} membranes{price}",
        ("Bound", "Ts / degC", "Membranes each", "Why"),
        [
            (
                entry.bound,
                ", ".join(f"{ts:g}" for ts in entry.temperatures),
                str(entry.count),
                entry.why,
            )
            for entry in plan.prove
        ],
    )


def _show_rest(plan: "Outlook") -> None:
    if plan.rest is None:
        say(plan.not_foretold)
        return
    if plan.rest.counts[-1] == 0:
        say("both 90 % sets hold two intervals at most: they are settled")
        return
    low, high = plan.rest.quartiles
    price = ""
    if plan.cost_to_settle is not None:
        lows, half, highs = plan.cost_to_settle
        price = f": {_price(half)} ({lows.total:g} to {highs.total:g})"
    say(
        f"to settle both intervals: probably {plan.rest.median} more membranes "
        f"({low} to {high}){price}"
    )


def _show_spent(bill: "Bill") -> None:
    say_table(
        f"spent so far: {_price(bill)}",
        ("What", "Count", f"Each / {bill.unit}", f"Total / {bill.unit}"),
        [
            (item.what, str(item.count), f"{item.each:g}", f"{item.total:g}")
            for item in bill.items
        ],
    )
    if bill.unpriced:
        say(f"without a price, so not counted: {', '.join(bill.unpriced)}")


def _price(bill: "Bill") -> str:
    return f"{bill.total:g} {bill.unit}"
