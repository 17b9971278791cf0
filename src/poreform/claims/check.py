"""check: the verdict on a recipe for the three routes."""

from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Verdict
from poreform.materials.catalogue import Catalogue
from poreform.process.recipe import Recipe


def check(
    recipe: Recipe, evidence: Evidence, *, catalogue: Catalogue | None = None
) -> tuple[Verdict, ...]:
    """Return the verdicts on routes P, R and L, in this order.

    Parameters
    ----------
    recipe : Recipe
        What is to be made.
    evidence : Evidence
        Windows, observations and records; may be empty.
    catalogue : Catalogue, optional
        Materials; the shipped ones and the user's own when left out.
    """
    raise NotImplementedError
