"""The nine after-treatments: compositions of two operations, in the order of the claim."""

from dataclasses import dataclass
from typing import Literal

Operation = Literal["extract", "stretch"]


@dataclass(frozen=True, slots=True)
class Treatment:
    """One of the nine: which operations, in which order, for which route."""

    code: str
    route: Literal["P", "R", "L"]
    operations: tuple[Operation, ...]
    removes_resin: bool
    """True when extraction removes the resin together with the solvent."""

    @property
    def stretches(self) -> bool:
        """Whether the membrane is stretched."""
        return "stretch" in self.operations


TREATMENTS: dict[str, Treatment] = {
    entry.code: entry
    for entry in (
        Treatment("i", "P", ("extract",), removes_resin=False),
        Treatment("ii", "P", ("stretch", "extract"), removes_resin=False),
        Treatment("iii", "P", ("extract", "stretch"), removes_resin=False),
        Treatment("iv", "R", ("extract",), removes_resin=True),
        Treatment("v", "R", ("stretch", "extract"), removes_resin=True),
        Treatment("vi", "R", ("extract", "stretch"), removes_resin=True),
        Treatment("vii", "L", ("extract",), removes_resin=False),
        Treatment("viii", "L", ("stretch", "extract"), removes_resin=False),
        Treatment("ix", "L", ("extract", "stretch"), removes_resin=False),
    )
}
"""The after-treatments of routes P (i-iii), R (iv-vi) and L (vii-ix)."""
