"""`poreform run`: one virtual membrane."""

from pathlib import Path

from poreform.cli.commands.scan import OutputFolder, WorkerCount
from poreform.cli.options import AsJson, MaterialsFolder, RecipeFile
from poreform.cli.scanning import Order, carry_out


def run(
    recipe: RecipeFile,
    *,
    out: OutputFolder = Path("results"),
    workers: WorkerCount = 0,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Make the one membrane that a recipe describes, leaving its scan aside.

    The membrane is dissolved at the temperature of the recipe, cooled, extracted and
    measured; the report shows its structure, its curves and every assumption.

    For example:

      poreform run examples/recipes/pvdf_sulfolane.toml
      poreform run my_recipe.toml --out my_results --json
    """
    order = Order(recipe, out, folder, workers, scheduler=None, whole_scan=False)
    return carry_out(order, as_json=as_json)
