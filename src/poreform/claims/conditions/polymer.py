"""Conditions on the polymer: its kind and the length of its chains."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, answered
from poreform.claims.verdict import EvidenceKind
from poreform.core.units import from_si

LEAST_MOLAR_MASS = 100.0
"""[kg/mol], 1e5 g/mol."""

ROUNDING = 1e-9


@final
class PolymerKind(Condition):
    """A vinylidene fluoride homo- or copolymer."""

    name = "polymer"
    limit = "vinylidene fluoride homo- or copolymer"

    def rule(self, case: Case) -> Ruling:
        """Return what the material file says of the polymer's kind."""
        return Ruling(
            answered(met=case.polymer.kind.startswith("vinylidene fluoride")),
            case.polymer.kind,
            f"material file of {case.polymer.name}",
            EvidenceKind.MATERIAL,
        )


@final
class MolarMass(Condition):
    """Chains of at least 1e5 g/mol."""

    name = "molar mass"
    limit = "Mw >= 1e5 g/mol"

    def rule(self, case: Case) -> Ruling:
        """Return the Mw that the recipe states, else that of the grade."""
        stated = case.recipe.polymer.weight_average_molar_mass is not None
        fact = case.polymer.weight_average_molar_mass
        return Ruling(
            answered(met=case.molar_mass >= LEAST_MOLAR_MASS * (1.0 - ROUNDING)),
            f"{from_si(case.molar_mass, 'g/mol'):.0f} g/mol",
            "recipe" if stated else f"material file of {case.polymer.name} ({fact.status})",
            EvidenceKind.RECIPE if stated else EvidenceKind.MATERIAL,
        )
