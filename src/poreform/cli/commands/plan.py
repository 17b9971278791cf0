"""`poreform plan`: which membrane to make next, and what is missing for the statement."""

from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.commands.window import DataFile
from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.plan.next_point import Proposal
    from poreform.plan.prove import Missing


def plan(
    data: DataFile,
    *,
    count: Annotated[int, typer.Option(min=1, help="How many membranes to propose.")] = 1,
    seed: Annotated[int, typer.Option(help="Origin of the random numbers.")] = 0,
    as_json: AsJson = False,
) -> int:
    """Say which membrane to make next, and what the literal statement still lacks.

    The next point is the dissolution temperature that tells most about the intervals of Tl
    and Tu together; the prove list holds what is missing for the literal rule itself.

    For example:

      poreform plan examples/measured_scan.csv
      poreform plan examples/measured_scan.csv --count 3 --json
    """
    from poreform.lab.load import load as read_lab_file
    from poreform.plan.next_point import next_membranes
    from poreform.plan.prove import prove
    from poreform.window.scans import windows_of

    scans = windows_of(read_lab_file(data).experiments)
    plans = [
        (scan.label, next_membranes(scan, count=count, seed=seed), prove(scan.window))
        for scan in scans
    ]
    if as_json:
        say_json(
            [
                {"label": label, "next": proposals, "prove": missing}
                for label, proposals, missing in plans
            ]
        )
        return DONE
    for label, proposals, missing in plans:
        _show_next(label, proposals)
        _show_missing(missing)
    return DONE


def _show_next(label: str, proposals: "tuple[Proposal, ...]") -> None:
    say_table(
        f"{label or 'scan'}: make next",
        ("Ts / degC", "tells / bit", "Why"),
        [
            (
                f"{entry.temperature:g}",
                "-" if entry.information is None else f"{entry.information:.2f}",
                entry.why,
            )
            for entry in proposals
        ],
    )


def _show_missing(missing: "tuple[Missing, ...]") -> None:
    if not missing:
        say("nothing is missing for the literal statement")
        return
    say_table(
        "missing for the literal statement",
        ("Bound", "Ts / degC", "Membranes each", "Why"),
        [
            (
                entry.bound,
                ", ".join(f"{ts:g}" for ts in entry.temperatures),
                str(entry.count),
                entry.why,
            )
            for entry in missing
        ],
    )
