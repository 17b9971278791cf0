"""The nine after-treatments: compositions of two operations, in the order of the claim."""

from dataclasses import dataclass
from typing import Literal

from poreform.core.errors import InputError
from poreform.materials.liquid import Liquid
from poreform.process.extraction import Edges

Operation = Literal["extract", "stretch"]


@dataclass(frozen=True, slots=True)
class Extract:
    """Wash the solvent out with a volatile liquid, then dry."""

    liquid: Liquid
    """What extracts and then dries off."""

    edges: Edges
    """Whether the wall may shrink in its plane."""

    time: float
    """In the bath [s]."""

    removes_resin: bool
    """True when the resin leaves with the solvent."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pull along x and release."""

    strain: float
    """Under load."""


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


def operations(
    treatment: Treatment,
    *,
    liquid: Liquid,
    edges: Edges,
    time: float,
    strain: float | None,
) -> tuple[Extract | Stretch, ...]:
    """Return the operations of an after-treatment, in their order.

    Parameters
    ----------
    treatment : Treatment
        An entry of `TREATMENTS`.
    liquid : Liquid
        The extraction liquid.
    edges : {"free", "clamped"}
        Edges of the wall while it dries.
    time : float
        In the extraction bath [s].
    strain : float or None
        Under load; None exactly when the treatment does not stretch.

    Raises
    ------
    InputError
        The strain is missing, or given to a treatment that does not stretch.
    """
    if treatment.stretches != (strain is not None):
        raise InputError(
            f"treatment {treatment.code} "
            f"{'stretches: give' if treatment.stretches else 'does not stretch: omit'} "
            "the strain under load"
        )
    extract = Extract(liquid, edges, time, treatment.removes_resin)
    steps: dict[Operation, Extract | Stretch] = {"extract": extract}
    if strain is not None:
        steps["stretch"] = Stretch(strain)
    return tuple(steps[operation] for operation in treatment.operations)
