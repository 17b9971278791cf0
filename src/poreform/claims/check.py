"""check: the verdict on a recipe for the three routes."""

from poreform.claims.case import Case
from poreform.claims.evidence import Evidence
from poreform.claims.routes import ROUTES, TITLES
from poreform.claims.verdict import Verdict
from poreform.materials.catalogue import Catalogue, load
from poreform.process.recipe import Recipe


def check(
    recipe: Recipe, evidence: Evidence, *, catalogue: Catalogue | None = None
) -> tuple[Verdict, ...]:
    """Return the verdicts on routes P, R and L, in this order.

    Measured evidence goes before simulated, simulated before predicted; every finding says
    which it rests on.

    Parameters
    ----------
    recipe : Recipe
        What is to be made.
    evidence : Evidence
        Windows, observations and records; may be empty.
    catalogue : Catalogue, optional
        Materials; the shipped ones and the user's own when left out.

    Raises
    ------
    UnknownNameError
        A substance of the recipe is not in the catalogue.
    """
    case = Case.of(recipe, evidence, load() if catalogue is None else catalogue)
    return tuple(
        Verdict(
            route=route,
            title=TITLES[route],
            findings=tuple(condition.judge(case) for condition in conditions),
        )
        for route, conditions in ROUTES.items()
    )
