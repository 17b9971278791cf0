"""`poreform report`: the report of lab data alone."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, LabData, MaterialsFolder, Only
from poreform.cli.output import say, say_json
from poreform.core.errors import InputError


def report(
    data: LabData,
    *,
    only: Only = None,
    title: Annotated[
        str,
        typer.Option(
            help="Headline; default: name of recipe or campaign, or the solution."
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="The report; default: beside the data.")
    ] = None,
    recipe: Annotated[
        Path | None, typer.Option(help="Recipe to judge by the data, for the routes.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Another recipe, to show beside the first.")
    ] = None,
    costs: Annotated[
        Path | None,
        typer.Option(help="What a membrane and a measurement cost (TOML)."),
    ] = None,
    simulated: Annotated[
        Path | None,
        typer.Option(help="Results folder of a virtual scan, to show beside the data."),
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Write the report of measured data: window, figures, and the verdict on a recipe.

    A virtual scan writes its own report; this is the same page for what a lab measured.

    For example:

      poreform report examples/measured_scan.csv
      poreform report my_scan.csv --recipe my_recipe.toml --out report.html
      poreform report my_scan.csv --title "PVDF of spring, lot B-7"
      poreform report my_scan.csv --simulated results
      poreform report my_scan.csv --recipe new.toml --against old.toml --costs costs.toml
    """
    from poreform.cli.judging import compared, judged
    from poreform.cli.keeping import kept_windows
    from poreform.cli.lab_data import lab_data
    from poreform.materials.catalogue import load
    from poreform.plan.costs import Costs
    from poreform.report.assemble import write_report
    from poreform.report.gathered import view_of_records
    from poreform.report.headline import headline
    from poreform.virtual.result import records_in

    if against is not None and recipe is None:
        raise InputError("--against compares two recipes; give the first with --recipe")
    source = lab_data(data, only or ())
    imported = source.imported
    virtual = () if simulated is None else records_in(simulated)
    verdicts = () if recipe is None else judged(recipe, [imported], folder)
    with kept_windows() as answer:
        view = view_of_records(
            (*imported.experiments, *virtual),
            title=title or _name_of(recipe) or source.title,
            verdicts=verdicts,
            notes=imported.notes,
            catalogue=load(folder),
            costs=None if costs is None else Costs.from_toml(costs),
            answer=answer,
        )
    view = replace(view, source=source.words)
    if recipe is not None:
        view = replace(view, recipe_text=recipe.read_text(encoding="utf-8"))
    if recipe is not None and against is not None:
        view = replace(view, difference=compared((recipe, against), [imported], folder))
    place = out or source.report
    write_report(view, place)
    if as_json:
        say_json({"report": place, "headline": headline(view), "scans": view.scans})
    else:
        say(headline(view).answer, style="bold")
        say(f"report: {place}")
    return DONE


def _name_of(recipe: Path | None) -> str:
    from poreform.process.recipe import Recipe

    return "" if recipe is None else Recipe.from_toml(recipe).name
