"""Condition on forming: extruded and cooled to a gel-like product of a two-phase gel."""

from typing import final

from poreform.claims.case import Case
from poreform.claims.condition import Condition, Ruling, unknown
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.lab.experiment import Experiment

LEAST_CONNECTED = 95.0
"""[%] of the polymer in one piece, from which it is a network and no powder."""

SAME_TEMPERATURE = 2.5
"""Dissolution temperatures nearer than this [K] are one: half a step of the grid."""


@final
class TwoPhaseGel(Condition):
    """The cooled product holds together and holds a second phase."""

    name = "forming"
    limit = "extruded and cooled to a gel-like product of a two-phase gel"

    def rule(self, case: Case) -> Ruling:
        """Return what records of this dope say.

        A membrane that left pores where the liquid was had two phases; one that could be
        torn, or whose polymer is one piece, was a gel and no slurry.
        """
        temperature = case.recipe.dissolution.temperature
        made = [
            record
            for record in case.records("porosity")
            if (record.value("porosity") or 0.0) > 0.0
            and holds_together(record)
            and abs(record.dissolution_temperature - temperature) <= SAME_TEMPERATURE
        ]
        if not made:
            return unknown(
                case.recipe.forming.geometry,
                "no record of a membrane from this solution at this Ts",
                "make the membrane; measure its porosity and tear it",
            )
        record = made[0]
        measured = record.origin == "measured"
        return Ruling(
            Answer.MET,
            f"{case.recipe.forming.geometry}, porosity {record.value('porosity'):.3g} %",
            record.name,
            EvidenceKind.MEASURED if measured else EvidenceKind.SIMULATED,
            "" if measured else "confirm it by a membrane that was made",
        )


def holds_together(record: Experiment) -> bool:
    """Return whether a record shows that the polymer is one connected network."""
    connected = record.value("polymer_connectivity")
    torn = record.value("breaking_strength") or record.value("breaking_extension") or 0.0
    return torn > 0.0 if connected is None else connected >= LEAST_CONNECTED
