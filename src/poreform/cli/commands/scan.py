"""`poreform scan`: the virtual dissolution scan of a recipe, with its report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.output import say, say_json

if TYPE_CHECKING:
    from poreform.report.view import ScanView

OutputFolder = Annotated[
    Path,
    typer.Option("--out", help="Results folder; finished runs in it are not repeated."),
]
WorkerCount = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=0,
        help="Processes on this machine; 0: none, default: one per core.",
    ),
]


def scan(
    recipe: RecipeFile,
    *,
    out: OutputFolder = Path("results"),
    workers: WorkerCount = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Address of a running Dask scheduler that shares the folder."),
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Make the virtual dissolution scan of a recipe and write its report.

    Every membrane of the scan is dissolved, cooled, extracted and measured; the report has
    Tl, Tu, the verdict on the three routes, pictures of the structure and every assumption.
    A scan that was stopped continues where it was. Exit code 1 when no window is open.

    For example:

      poreform scan examples/recipes/pvdf_dbp_dehp.toml
      poreform scan my_recipe.toml --out my_results --workers 4
      poreform scan my_recipe.toml --scheduler tcp://10.0.0.5:8786 --json
    """
    from poreform.cli.progress import watched
    from poreform.report.assemble import write_report
    from poreform.report.headline import headline, qualifies
    from poreform.report.scanned import view_of_scan
    from poreform.virtual.scan import scan as make_scan
    from poreform.virtual.sweep import Workers

    with watched() as progress:
        result = make_scan(
            recipe,
            folder=out,
            workers=Workers(workers, scheduler),
            materials=folder,
            progress=progress,
        )
    view = view_of_scan(result)
    report = out / f"{recipe.stem}.html"
    write_report(view, report)
    words = headline(view)
    if as_json:
        say_json({"report": report, "headline": words, "scans": view.scans})
    else:
        _show(view, report)
    return ANSWER_IS_NO if qualifies(view.scans) is False else DONE


def _show(view: "ScanView", report: Path) -> None:
    from poreform.report.headline import headline

    words = headline(view)
    say(words.answer, style="bold")
    for sentence in (*words.reasons, *words.certainty):
        say(sentence)
    say(f"report: {report}")
