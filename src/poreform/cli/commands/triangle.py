"""`poreform triangle`: polymer, resin and solvent of a recipe at one temperature."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile, quantity_option
from poreform.cli.output import say, say_json

if TYPE_CHECKING:
    from poreform.thermo.blend import Blend
    from poreform.thermo.ternary import TieCurve


def triangle(
    recipe: RecipeFile,
    *,
    temperature: Annotated[str, typer.Option(help='E.g. "160 degC".')],
    figure: Annotated[
        Path | None, typer.Option(help="Also draw it: .svg, .png or .pdf.")
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Compute the isothermal triangle of polymer, resin and solvent.

    Shows where two liquids coexist, the plait points, and where three do.

    For example:

      poreform triangle examples/recipes/pvdf_pmma_blend.toml --temperature "160 degC"
    """
    from poreform.core.units import Unit
    from poreform.thermo.ternary import ternary_binodal
    from poreform.thermo.three_phases import triangles

    kelvin = quantity_option("--temperature", temperature, Unit("kelvin", above=0.0))
    blend = _blend(recipe, folder, kelvin)
    curves = ternary_binodal(blend.components.sizes, blend.components.chi)
    three = triangles(blend.components, curves)
    if figure is not None:
        from poreform.report.drawing import save_figure
        from poreform.report.figures.triangle import figure_triangle

        title = f"{temperature}, volume fractions"
        drawn = figure_triangle(curves, names=blend.names, title=title, triangles=three)
        save_figure(drawn, figure)
    if as_json:
        say_json({"blend": blend, "curves": curves, "triangles": three})
    else:
        _show(blend, curves, len(three))
    return DONE


def _blend(recipe: Path, folder: Path | None, kelvin: float) -> "Blend":
    from poreform.core.errors import InputError
    from poreform.materials.catalogue import load
    from poreform.process.line import resolve
    from poreform.process.recipe import Recipe
    from poreform.thermo.blend import blend_of

    catalogue = load(folder)
    line = resolve(Recipe.from_toml(recipe), catalogue)
    if line.resin is None or line.resin_molar_mass is None:
        raise InputError(
            f"{recipe} has no resin, so its solution has two components; ask "
            "`poreform diagram` instead"
        )
    return blend_of(
        line.polymer, line.resin, line.diluent, catalogue,
        molar_masses=(line.molar_mass, line.resin_molar_mass), temperature=kelvin,
    )  # fmt: skip


def _show(blend: "Blend", curves: "tuple[TieCurve, ...]", three: int) -> None:
    say(" / ".join(blend.names))
    if not curves:
        say("one liquid at every composition")
    for curve in curves:
        edge = " and ".join(blend.names[i] for i in curve.edge)
        ends = "reaches another edge"
        if curve.plait is not None:
            shares = ", ".join(f"{100.0 * float(p):.1f}" for p in curve.plait)
            ends = f"ends in a plait point at {shares} vol%"
        say(f"two liquids from the edge of {edge}: {len(curve.stable)} tie lines, {ends}")
    if three:
        say(f"three liquids in {three} triangle(s)")
    for note in blend.notes:
        say(f"note: {note}")
