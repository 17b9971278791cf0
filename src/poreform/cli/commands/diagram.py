"""`poreform diagram`: the phase diagram of the solution of a recipe, with all its lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile, quantity_option
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.thermo.phase_diagram import PhaseDiagram
    from poreform.thermo.planar_interface import PlanarInterface

CONCENTRATIONS = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
"""Weight fractions that the table lists: the range of the routes."""


def diagram(
    recipe: RecipeFile,
    *,
    undercooling: Annotated[
        str | None,
        typer.Option(
            help="How far below the melting line the solution crystallises on cooling, "
            'e.g. "30 K"; default: where half of the foreign nuclei are awake.'
        ),
    ] = None,
    figure: Annotated[
        Path | None, typer.Option(help="Also draw it: .svg, .png or .pdf.")
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Compute the phase diagram of a polymer in its diluent.

    Shows where two liquids coexist, where the polymer melts and crystallises, the critical
    and the monotectic point, and which demixing a solution meets first when it is cooled.

    For example:

      poreform diagram examples/recipes/pvdf_dbp_dehp.toml --figure diagram.svg
      poreform diagram examples/recipes/pvdf_sulfolane.toml --undercooling "30 K"
    """
    from poreform.materials.catalogue import load
    from poreform.process.line import resolve
    from poreform.process.recipe import Recipe
    from poreform.thermo.phase_diagram import phase_diagram
    from poreform.thermo.planar_interface import planar_interface
    from poreform.virtual.substances import effective_system

    catalogue = load(folder)
    line = resolve(Recipe.from_toml(recipe), catalogue)
    found = phase_diagram(
        effective_system(line, catalogue), undercooling=_undercooling(undercooling)
    )
    prediction = planar_interface(found)
    if figure is not None:
        from poreform.report.drawing import save_figure
        from poreform.report.figures.phase_diagram import figure_phase_diagram

        dope = line.recipe.solution.concentration
        save_figure(figure_phase_diagram(found, concentrations=[dope]), figure)
    if as_json:
        say_json({"diagram": found, "planar_interface": prediction})
    else:
        _show(found, prediction)
    return DONE


def _undercooling(text: str | None) -> float:
    from poreform.process.crystallisation import HeterogeneousNuclei

    if text is None:
        return HeterogeneousNuclei().mean_undercooling.value
    from poreform.core.units import Unit

    return quantity_option(
        "--undercooling", text, Unit("kelvin", least=0.0, difference=True)
    )


def _show(diagram: "PhaseDiagram", prediction: "PlanarInterface") -> None:
    rows = []
    for concentration in CONCENTRATIONS:
        melting = diagram.system.crystal.melting_temperature
        phi = diagram.system.volume_fraction(concentration, melting)
        rows.append(
            (
                f"{100.0 * concentration:g}",
                _celsius(diagram.cloud_temperature(phi)),
                _celsius(diagram.melting_temperature(phi)),
                _celsius(diagram.crystallisation_temperature(phi)),
                diagram.order(phi),
            )
        )
    say_table(
        f"{diagram.system.polymer} in {diagram.system.diluent}",
        ("wt%", "cloud / degC", "melts / degC", "crystallises / degC", "first on cooling"),
        rows,
    )
    for point in diagram.critical_points:
        say(
            f"{point.kind} critical point: {100.0 * point.weight_fraction:.1f} wt%, "
            f"{_celsius(point.temperature)} degC"
        )
    kinetic = prediction.kinetic
    say(
        "two liquids with a planar interface between them: "
        f"{'expected' if kinetic.permitted else 'not expected'} "
        f"(predicted; margin {kinetic.margin:.1f} K, probability {kinetic.probability:.2f})"
    )
    for note in diagram.notes:
        say(f"note: {note}")


def _celsius(kelvin: float | None) -> str:
    return "-" if kelvin is None else f"{kelvin - 273.15:.1f}"
