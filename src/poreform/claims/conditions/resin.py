"""Conditions on the resin: none, or one that mixes with the polymer."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, answered, unknown
from poreform.claims.verdict import Answer, EvidenceKind


@final
class NoResin(Condition):
    """A solution of the polymer alone."""

    name = "resin"
    limit = "none"

    def rule(self, case: Case) -> Ruling:
        """Return whether the recipe goes without a resin."""
        value = "none" if case.resin is None else case.resin.name
        met = answered(met=case.resin is None)
        return Ruling(met, value, "recipe", EvidenceKind.RECIPE)


@final
class MiscibleResin(Condition):
    """A resin that mixes with the polymer."""

    name = "resin"
    limit = "miscible with the polymer"

    def rule(self, case: Case) -> Ruling:
        """Return what is on file of the pair; nothing on file is not known."""
        if case.resin is None:
            return Ruling(Answer.NOT_MET, "none", "recipe", EvidenceKind.RECIPE)
        pair = case.resin_pair
        if pair is None or pair.observed is None:
            return unknown(
                case.resin.name,
                f"nothing is on file of {case.polymer.name} with {case.resin.name}",
                "see whether a blend of the two has a single glass transition (DSC)",
            )
        return Ruling(
            answered(met=pair.observed == "miscible"),
            f"{case.resin.name}: {pair.observed}",
            f"pair file {pair.name}",
            EvidenceKind.MATERIAL,
        )
