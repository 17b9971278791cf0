"""`poreform diagram`: the phase diagram of the solution of a recipe, with all its lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.diagramming import Asked, draw, prepare, show
from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.output import say_json

if TYPE_CHECKING:
    from poreform.thermo.planar_interface import PlanarInterface


def diagram(
    recipe: RecipeFile,
    *,
    points: Annotated[
        Path | None,
        typer.Option(
            help="Table (.csv, .xlsx) of your own solutions, with columns such as w [wt%], "
            "cloud point [degC], cloud point sd [K], melting point [degC], Tc [degC]: chi "
            "is fitted to it, and Tc is the crystallisation line."
        ),
    ] = None,
    undercooling: Annotated[
        str | None,
        typer.Option(
            help="How far below the melting line the solution crystallises on cooling, "
            'e.g. "30 K"; default: Tc of --points, else where half of the foreign nuclei '
            "are awake."
        ),
    ] = None,
    figure: Annotated[
        Path | None,
        typer.Option(help="Also draw it: .svg, .png or .pdf; .html to zoom and read."),
    ] = None,
    curves: Annotated[
        Path | None, typer.Option(help="Folder for every curve as a CSV file.")
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Compute the phase diagram of a polymer in its diluent.

    Shows where two liquids coexist, where the polymer melts and crystallises, the critical
    and the monotectic point, which demixing a solution meets first when it is cooled, and
    whether two liquids with a planar interface are expected.

    For example:

      poreform diagram examples/recipes/pvdf_dbp_dehp.toml --figure diagram.svg
      poreform diagram examples/recipes/pvdf_sulfolane.toml --undercooling "30 K"
      poreform diagram examples/recipes/pvdf_dbp_dehp.toml --points examples/clouds.csv
    """
    asked = Asked(recipe, points, undercooling, folder)
    prepared = prepare(asked)
    if figure is not None:
        draw(prepared, figure)
    if curves is not None:
        from poreform.report.curves import save_curves

        save_curves(prepared.diagram, curves)
    if as_json:
        say_json(
            {
                "diagram": prepared.diagram,
                "planar_interface": prepared.prediction,
                "verdict": _verdict(prepared.prediction),
                "sentence": prepared.prediction.sentence,
                "orders": prepared.diagram.orders(),
                "fit": prepared.fit,
            }
        )
    else:
        show(prepared)
    return DONE


def _verdict(prediction: "PlanarInterface") -> str:
    return {True: "expected", False: "not expected", None: "not known"}[prediction.verdict]
