"""From the gel to the membrane: cut the field, then extract and stretch as asked."""

from dataclasses import dataclass, replace

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.units import from_si
from poreform.process.extraction import Dried, collapse, drying_tension
from poreform.process.stretching import Drawing, Stretched, stretch
from poreform.process.treatments import Extract
from poreform.sim.state import State
from poreform.structure.membrane import Membrane
from poreform.structure.pore_classes import pore_classes
from poreform.structure.threshold import threshold_at
from poreform.structure.transform import at_porosity, close_finest, rescale
from poreform.virtual.conditions import Conditions

PORE_CLASSES = 12
"""Classes of pore radius that dry one by one."""

LEAST_CONTRAST = 0.05
"""Difference in polymer fraction between the two phases below which nothing has formed."""

ROOM = 298.15
"""[K] at which a membrane is dried and measured."""

LEAST_PORES = 1e-3
"""Resolved porosity below which the image holds no pores: the film is dense."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A membrane after its treatment, with what happened on the way."""

    gel: Membrane
    """The wet structure before any treatment."""

    membrane: Membrane
    """The finished one."""

    dried: Dried
    """What drying did."""

    stretched: Stretched | None
    """What stretching did; None without."""

    notes: tuple[str, ...]
    """What a reader must know of the cut and of the collapse."""

    @property
    def thickness_ratio(self) -> float:
        """Thickness of the membrane over that of its gel: drying and stretching thin it."""
        return self.membrane.size[2] / self.gel.size[2]


def cut(state: State, spacing: float, *, room_fraction: float) -> Membrane:
    """Return the wet structure: polymer matter where the field is above mid-way.

    The level lies half-way between the mean compositions of the two phases, found by
    iteration from the mean (Ridler and Calvard, IEEE Trans. SMC 8 (1978) 630).  All polymer
    is counted with the matter, that of the lean phase too: it settles there on extraction.

    Parameters
    ----------
    state
        The gel.
    spacing
        Grid spacing [m].
    room_fraction
        Volume fraction of dense polymer in the cold gel, which the matter holds.

    Raises
    ------
    NotMeasurableError
        The field is uniform: no structure has formed.
    """
    phi = state.phi
    level = float(phi.mean())
    for _ in range(100):
        rich, lean = phi[phi > level], phi[phi <= level]
        if rich.size == 0 or lean.size == 0:
            break
        middle = 0.5 * (float(rich.mean()) + float(lean.mean()))
        if abs(middle - level) < 1e-6:
            break
        level = middle
    matter = float(np.mean(phi > level))
    if not 0.0 < matter < 1.0 or rich.mean() - lean.mean() < LEAST_CONTRAST:
        raise NotMeasurableError(
            "no structure has formed: the dope is still uniform at the end of cooling; "
            "cool slower or further, or take a recipe with more nuclei"
        )
    return threshold_at(
        phi,
        level,
        voxel=spacing,
        periodic=True,
        grains=state.grains,
        matter_porosity=max(0.0, 1.0 - room_fraction / matter),
    )


def finish(gel: Membrane, conditions: Conditions) -> Finished:
    """Return the membrane after the operations of its treatment, in their order."""
    membrane = gel
    dried: Dried | None = None
    stretched: Stretched | None = None
    notes: list[str] = []
    for operation in conditions.line.operations:
        if isinstance(operation, Extract):
            membrane, dried = _extracted(membrane, operation, conditions)
            notes += _drying_notes(dried)
        else:
            stretched = stretch(
                operation.strain,
                porosity=membrane.porosity,
                yield_strain=conditions.line.yield_strain,
                condition="gel" if dried is None else "porous",
                drawing=Drawing(),
            )
            membrane = _drawn(membrane, stretched)
    if dried is None:
        raise NotMeasurableError("a treatment without extraction leaves no membrane")
    return Finished(gel, membrane, dried, stretched, tuple(notes))


def _extracted(
    gel: Membrane, operation: Extract, conditions: Conditions
) -> tuple[Membrane, Dried]:
    liquid = operation.liquid
    classes = pore_classes(gel, PORE_CLASSES)
    dried = collapse(
        classes.radius,
        classes.share,
        porosity=gel.resolved_porosity,
        matter_porosity=gel.matter_porosity,
        tension=drying_tension(liquid.surface_tension.value, liquid.contact_angle.value),
        edges=operation.edges,
        law=conditions.models.collapse,
    )
    if dried.pore_porosity < LEAST_PORES:
        raise NotMeasurableError(
            f"the structure has collapsed to a dense film on drying from {liquid.name}: "
            "its pores are too fine for the capillary pressure"
        )
    # each class is a region of the mean porosity that keeps its own solid
    wet = gel.resolved_porosity / (1.0 - gel.resolved_porosity)
    settled = dried.class_porosity / (1.0 - dried.class_porosity)
    kept = dried.matter_volume_ratio * settled / wet
    dry = close_finest(
        gel,
        classes,
        kept=kept,
        lengths=dried.lengths,
        resolved_porosity=dried.pore_porosity,
    )
    return replace(dry, matter_porosity=dried.matter_porosity), dried


def _drawn(membrane: Membrane, stretched: Stretched) -> Membrane:
    """Return the stretched image: all lengths by the film's, pores to their new share."""
    longer = rescale(membrane, stretched.ratios)
    matter = 1.0 - membrane.matter_porosity
    resolved = 1.0 - (1.0 - stretched.porosity) / matter
    if not LEAST_PORES < resolved < 1.0 - LEAST_PORES:
        raise NotMeasurableError(
            "stretching leaves no resolved pores in this structure; pull less"
        )
    return at_porosity(longer, resolved)


def _drying_notes(dried: Dried) -> list[str]:
    notes = []
    if dried.folded.any():
        share = from_si(float(np.mean(dried.folded)), "%")
        notes.append(
            f"{share:.0f} % of the pore classes collapsed on drying for want of a balance"
        )
    if dried.matter_folded:
        notes.append("the pores inside the crystalline matter closed on drying")
    return notes
