"""`poreform check`: the verdict on a recipe for the three routes."""

from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.claims.verdict import Verdict


def check(
    recipe: RecipeFile,
    *,
    data: Annotated[
        list[str] | None,
        typer.Option("--data", help="Table of a scan, or a campaign; may be given often."),
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Judge a recipe by the three routes, condition by condition.

    Each condition is met, not met or not known, with the evidence and what to measure
    next. Simulated evidence is named as such and never counts as a measurement. Exit code
    0 when some route is met, 1 when none is or when it is not known.

    For example:

      poreform check examples/recipes/pvdf_dbp_dehp.toml
      poreform check my_recipe.toml --data scan_25wt.csv --data scan_30wt.csv
      poreform check my_recipe.toml --data bench.db --json
    """
    from poreform.claims.verdict import Answer
    from poreform.cli.judging import judged
    from poreform.cli.lab_data import lab_data

    records = [lab_data(place).imported for place in data or ()]
    verdicts = judged(recipe, records, folder)
    if as_json:
        say_json([{"answer": entry.answer, "verdict": entry} for entry in verdicts])
    else:
        for verdict in verdicts:
            _show(verdict)
    met = any(verdict.answer is Answer.MET for verdict in verdicts)
    return DONE if met else ANSWER_IS_NO


def _show(verdict: "Verdict") -> None:
    say(f"route {verdict.route}, {verdict.title}: {verdict.answer.value}", style="bold")
    say_table(
        "",
        ("Condition", "Answer", "Found", "Asked for", "Evidence", "Next"),
        [
            (
                finding.condition,
                finding.answer.value,
                finding.value,
                finding.limit,
                f"{finding.evidence} ({finding.kind.value})",
                finding.next_step,
            )
            for finding in verdict.findings
        ],
    )
