"""Conditions on the after-treatment: its order, and how far it may stretch."""

from dataclasses import dataclass
from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, answered, unknown
from poreform.claims.verdict import Answer, EvidenceKind, Route
from poreform.process.treatments import TREATMENTS

MOST_RESIDUAL_STRAIN = 100.0
"""[%]."""


@final
@dataclass(frozen=True)
class AfterTreatment(Condition):
    """One of the three orders that belong to a route."""

    route: Route

    name = "after-treatment"

    @property
    def limit(self) -> str:
        """The codes of the route."""
        return " or ".join(", ".join(self._codes).rsplit(", ", 1))

    @property
    def _codes(self) -> tuple[str, ...]:
        return tuple(
            code for code, entry in TREATMENTS.items() if entry.route == self.route
        )

    def rule(self, case: Case) -> Ruling:
        """Return the order in the recipe."""
        code = case.recipe.treatment.code
        order = ", then ".join(TREATMENTS[code].operations)
        met = answered(met=code in self._codes)
        return Ruling(met, f"{code}: {order}", "recipe", EvidenceKind.RECIPE)


@final
class ResidualStrain(Condition):
    """Stretching residual strain of at most 100 %."""

    name = "stretching residual strain"
    limit = "at most 100 % (no stretching: always)"

    def rule(self, case: Case) -> Ruling:
        """Return what was measured, else what the strain under load already settles.

        What stays of a strain after release is at most the strain itself.
        """
        strain = case.recipe.treatment.strain
        if strain is None:
            return Ruling(Answer.MET, "no stretching", "recipe", EvidenceKind.RECIPE)
        for record in case.records("residual_strain"):
            value = record.value("residual_strain")
            if value is None or record.treatment != case.recipe.treatment.code:
                continue
            measured = record.origin == "measured"
            return Ruling(
                answered(met=value <= MOST_RESIDUAL_STRAIN),
                f"{value:.3g} %",
                record.name,
                EvidenceKind.MEASURED if measured else EvidenceKind.SIMULATED,
            )
        if 100.0 * strain <= MOST_RESIDUAL_STRAIN:
            return Ruling(
                Answer.MET,
                f"at most {100 * strain:.4g} %, the strain under load",
                "recipe",
                EvidenceKind.RECIPE,
            )
        return unknown(
            f"{100 * strain:.4g} % under load",
            "no record of the strain after release",
            "measure the length before stretching and after release",
        )
