"""`poreform scan`: the virtual dissolution scan of a recipe, with its report."""

from pathlib import Path
from typing import Annotated

import typer

from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.scanning import Order, carry_out

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
    order = Order(recipe, out, folder, workers, scheduler, whole_scan=True)
    return carry_out(order, as_json=as_json)
