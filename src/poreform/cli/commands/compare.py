"""`poreform compare`: two recipes side by side, and what that changes in the verdicts."""

from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.claims.difference import Difference


def compare(
    recipe: RecipeFile,
    other: RecipeFile,
    *,
    data: Annotated[
        list[str] | None,
        typer.Option("--data", help="Table of a scan, or a campaign; may be given often."),
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Compare two recipes: settings that differ, and conditions judged differently.

    Both are judged by the same lab files, each with the phase diagram of its own solution.

    For example:

      poreform compare old.toml new.toml
      poreform compare old.toml new.toml --data scan_25wt.csv --json
    """
    from poreform.cli.judging import compared
    from poreform.cli.lab_data import lab_data

    records = [lab_data(place).imported for place in data or ()]
    found = compared((recipe, other), records, folder)
    if as_json:
        say_json(found)
    else:
        _show(found)
    return DONE


def _show(found: "Difference") -> None:
    first, second = found.names
    if not found.settings:
        say("the two recipes make the same membrane")
    else:
        say_table(
            "settings that differ",
            ("Setting", first, second),
            [(entry.path, entry.first, entry.second) for entry in found.settings],
        )
    for route, (one, other) in found.answers.items():
        say(
            f"route {route}: {one.value}"
            + (f" -> {other.value}" if one is not other else " (both)"),
            style="bold",
        )
    if found.changes:
        say_table(
            "conditions judged differently, or on another value",
            ("Route", "Condition", first, second),
            [
                (
                    change.route,
                    change.first.condition,
                    f"{change.first.answer.value}: {change.first.value}",
                    f"{change.second.answer.value}: {change.second.value}",
                )
                for change in found.changes
            ],
        )
