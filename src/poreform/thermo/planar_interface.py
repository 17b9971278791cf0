"""Decision (D): may a planar interface between two liquids form before crystals do?"""

from dataclasses import dataclass
from typing import final

from poreform.thermo.phase_diagram import PhaseDiagram

CONCENTRATIONS = (0.10, 0.60)
"""Weight fractions of polymer between which the decision is asked (definitions, D)."""


@final
@dataclass(frozen=True, slots=True)
class Gap:
    """The cloud curve against one crystal line within the concentrations asked for."""

    permitted: bool
    """True when the cloud point lies above the crystal line somewhere."""

    margin: float
    """[K] greatest cloud temperature less crystal temperature; negative: never above.
    -inf when the liquid does not demix at any temperature."""

    weight_fraction: float
    """Where that margin is found."""

    concentrations: tuple[float, float] | None
    """Lowest and highest weight fraction with a positive margin; None when there is none."""

    observation_temperature: float | None
    """[K] where the two liquids are told below: halfway down the widest gap."""

    weight_lean: float | None
    weight_rich: float | None
    """Weight fractions of the two liquids there."""

    density_difference: float | None
    """[kg/m3] rich less lean liquid there; its sign tells which one lies below."""

    probability: float
    """That the margin is positive, under the spread of chi."""


@final
@dataclass(frozen=True, slots=True)
class PlanarInterface:
    """The answer (D) from thermodynamics: a prediction, labelled as one."""

    equilibrium: Gap
    """Against the melting line: conservative."""

    kinetic: Gap
    """Against the crystallisation line at the diagram's undercooling."""

    is_estimate: bool
    """True when chi is a Hansen prior: then no yes or no is drawn from it."""


def planar_interface(
    diagram: PhaseDiagram, *, concentrations: tuple[float, float] = CONCENTRATIONS
) -> PlanarInterface:
    """Return whether liquid-liquid demixing lies above the crystal line, and by how much."""
    raise NotImplementedError
