"""From records to verdicts: the one path that `check` and `report` share."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poreform.claims.verdict import Verdict
    from poreform.lab.importer import Imported


def judged(
    recipe: Path, data: "Sequence[Imported]", materials: Path | None
) -> "tuple[Verdict, ...]":
    """Return the verdicts on the recipe in a file, by the records in `data`."""
    from poreform.claims.check import check
    from poreform.claims.evidence import Evidence
    from poreform.materials.catalogue import load
    from poreform.process.line import resolve
    from poreform.process.recipe import Recipe
    from poreform.virtual.conditions import Conditions, Models

    document = Recipe.from_toml(recipe)
    catalogue = load(materials)
    conditions = Conditions(resolve(document, catalogue), catalogue, Models())
    evidence = Evidence.of(
        [record for entry in data for record in entry.experiments],
        standing=[seen for entry in data for seen in entry.standing],
        diagram=conditions.diagram,
    )
    return check(document, evidence, catalogue=catalogue)
