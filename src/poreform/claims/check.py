"""check: the verdict on a recipe for the three routes."""

from collections.abc import Sequence

from poreform.claims.case import Case
from poreform.claims.evidence import Evidence
from poreform.claims.routes import ROUTES, TITLES
from poreform.claims.verdict import Verdict
from poreform.lab.experiment import Experiment
from poreform.materials.catalogue import Catalogue, load
from poreform.process.recipe import Recipe


def check(
    recipe: Recipe,
    evidence: Evidence | Sequence[Experiment] = (),
    *,
    catalogue: Catalogue | None = None,
) -> tuple[Verdict, ...]:
    """Return the verdicts on routes P, R and L, in this order.

    Measured evidence goes before simulated, simulated before predicted; every finding says
    which it rests on.

    Parameters
    ----------
    recipe : Recipe
        What is to be made.
    evidence : Evidence or sequence of Experiment
        Windows, observations and records, or the records alone; may be empty.
    catalogue : Catalogue, optional
        Materials; the shipped ones and the user's own when left out.

    Raises
    ------
    UnknownNameError
        A substance of the recipe is not in the catalogue.
    """
    known = evidence if isinstance(evidence, Evidence) else Evidence.of(evidence)
    case = Case.of(recipe, known, load() if catalogue is None else catalogue)
    return tuple(
        Verdict(
            route=route,
            title=TITLES[route],
            findings=tuple(condition.judge(case) for condition in conditions),
        )
        for route, conditions in ROUTES.items()
    )
