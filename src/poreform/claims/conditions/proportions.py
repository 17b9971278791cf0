"""Conditions on the composition of the solution, all by weight."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, answered
from poreform.claims.verdict import EvidenceKind

ROUNDING = 1e-9
"""Slack for shares that came through percentages."""


def _within(value: float, least: float, most: float) -> bool:
    return least - ROUNDING <= value <= most + ROUNDING


def _ratio(first: float, second: float) -> str:
    total = first + second
    return f"{100 * first / total:.4g}:{100 * second / total:.4g}"


def _stated(value: str, *, met: bool) -> Ruling:
    return Ruling(answered(met=met), value, "recipe", EvidenceKind.RECIPE)


@final
class PolymerToSolvent(Condition):
    """Polymer to solvent, 10:90 to 60:40."""

    name = "polymer : solvent"
    limit = "10:90 to 60:40 by weight"

    def rule(self, case: Case) -> Ruling:
        """Return the ratio in the recipe's solution."""
        polymer = case.concentration
        solvent = 1.0 - polymer - case.resin_concentration
        met = _within(polymer / (polymer + solvent), 0.1, 0.6)
        return _stated(_ratio(polymer, solvent), met=met)


@final
class PolymerToLiquids(Condition):
    """Polymer to solvent and resin together, 10:90 to 60:40."""

    name = "polymer : (solvent + resin)"
    limit = "10:90 to 60:40 by weight"

    def rule(self, case: Case) -> Ruling:
        """Return the ratio in the recipe's solution."""
        polymer = case.concentration
        return _stated(_ratio(polymer, 1.0 - polymer), met=_within(polymer, 0.1, 0.6))


@final
class PolymerToResin(Condition):
    """Polymer to resin, 40:60 to 90:10."""

    name = "polymer : resin"
    limit = "40:60 to 90:10 by weight"

    def rule(self, case: Case) -> Ruling:
        """Return the ratio in the recipe's solution."""
        polymer, resin = case.concentration, case.resin_concentration
        return _stated(
            _ratio(polymer, resin), met=_within(polymer / (polymer + resin), 0.4, 0.9)
        )


@final
class Solids(Condition):
    """Polymer and resin together, at most 60 wt% of the solution."""

    name = "polymer + resin"
    limit = "at most 60 wt% of the solution"

    def rule(self, case: Case) -> Ruling:
        """Return the sum in the recipe's solution."""
        solids = case.concentration + case.resin_concentration
        return _stated(f"{100 * solids:.4g} wt%", met=_within(solids, 0.0, 0.6))
