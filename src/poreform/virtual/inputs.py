"""What decides a run, as one document whose hash names the result."""

from pathlib import Path

from poreform.core.document import Document
from poreform.core.errors import StoredDataError
from poreform.materials.catalogue import Catalogue, load
from poreform.process.line import Line, resolve
from poreform.process.recipe import Recipe

MODEL_VERSION = 2
"""Raise when any model or default changes the numbers: old results are then not reused."""


class RunInputs(Document):
    """One membrane to be simulated; equal inputs give equal bits."""

    recipe: Recipe
    """A recipe of one point: no scan, and with its seed."""

    materials: dict[str, str]
    """Name of every substance used and the hash of its document."""

    model_version: int = MODEL_VERSION
    """Version of the models and their defaults."""


class RunOrder(Document):
    """Inputs, and where the materials of the user are found on this machine."""

    inputs: RunInputs
    """What decides the run; its hash is the name of the result."""

    user_materials: str | None = None
    """Folder of the user's own materials; not part of the hash, its content is."""

    def line(self) -> tuple[Line, Catalogue]:
        """Return the line and its catalogue; refuse materials that have changed."""
        folder = None if self.user_materials is None else Path(self.user_materials)
        catalogue = load(folder)
        line = resolve(self.inputs.recipe, catalogue)
        if _digests(line, catalogue) != self.inputs.materials:
            raise StoredDataError(
                "the materials have changed since this run was ordered; start again"
            )
        return line, catalogue


def order(recipe: Recipe, catalogue: Catalogue, *, user_materials: Path | None) -> RunOrder:
    """Return the order of one membrane; `recipe` is a point with a seed."""
    line = resolve(recipe, catalogue)
    return RunOrder(
        inputs=RunInputs(recipe=recipe, materials=_digests(line, catalogue)),
        user_materials=None if user_materials is None else str(user_materials.resolve()),
    )


def _digests(line: Line, catalogue: Catalogue) -> dict[str, str]:
    partners = [solvent.name for solvent in line.diluent.solvents]
    partners += [line.resin.name] if line.resin is not None else []
    pairs = (catalogue.pair(line.polymer.name, partner) for partner in partners)
    digests = {f"{pair.polymer} in {pair.partner}": pair.digest() for pair in pairs if pair}
    substances = (line.polymer, *line.diluent.solvents, line.resin, line.liquid)
    return digests | {entry.name: entry.digest() for entry in substances if entry}
