"""From records to verdicts: the one path of `check`, `compare` and `report`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poreform.claims.difference import Difference
    from poreform.claims.evidence import Evidence
    from poreform.claims.verdict import Verdict
    from poreform.lab.importer import Imported
    from poreform.materials.catalogue import Catalogue
    from poreform.process.recipe import Recipe


def judged(
    recipe: Path, data: "Sequence[Imported]", materials: Path | None
) -> "tuple[Verdict, ...]":
    """Return the verdicts on the recipe in a file, by the records in `data`."""
    from poreform.claims.check import check
    from poreform.materials.catalogue import load
    from poreform.process.recipe import Recipe

    document, catalogue = Recipe.from_toml(recipe), load(materials)
    return check(document, evidence_on(document, data, catalogue), catalogue=catalogue)


def compared(
    recipes: tuple[Path, Path], data: "Sequence[Imported]", materials: Path | None
) -> "Difference":
    """Return what the recipes in two files differ in, judged by the same records."""
    from poreform.claims.difference import difference
    from poreform.materials.catalogue import load
    from poreform.process.recipe import Recipe

    catalogue = load(materials)
    first, second = (Recipe.from_toml(path) for path in recipes)
    evidence = (
        evidence_on(first, data, catalogue),
        evidence_on(second, data, catalogue),
    )
    return difference(first, second, evidence, catalogue=catalogue)


def evidence_on(
    recipe: "Recipe", data: "Sequence[Imported]", catalogue: "Catalogue"
) -> "Evidence":
    """Return what records and the phase diagram of the recipe's solution say."""
    from poreform.claims.evidence import Evidence
    from poreform.cli.keeping import kept_windows
    from poreform.process.line import resolve
    from poreform.process.standing import standing_of
    from poreform.thermo.planar_interface import planar_interface
    from poreform.virtual.conditions import Conditions, Models

    conditions = Conditions(resolve(recipe, catalogue), catalogue, Models())
    diagram = conditions.diagram
    with kept_windows() as answer:
        return Evidence.of(
            [record for entry in data for record in entry.experiments],
            standing=[seen for entry in data for seen in entry.standing],
            diagram=diagram,
            prediction=planar_interface(diagram, standing=standing_of(conditions.line)),
            answer=answer,
        )
