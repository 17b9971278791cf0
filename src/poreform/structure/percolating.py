"""Along which axes the phases of a structure lead through, and how much of them does."""

from functools import lru_cache
from typing import Literal

import numpy as np

from poreform.structure.kernels.labels import Connectivity
from poreform.structure.kernels.pieces import Pieces, pieces_through
from poreform.structure.membrane import Membrane

Phase = Literal["pore", "polymer"]
CONNECTIVITY: dict[Phase, tuple[Connectivity, Connectivity]] = {
    "pore": (6, 26),
    "polymer": (26, 6),
}
"""How the voxels of each phase join: as we count, and the other way, for the bracket."""

JOINED = {
    6: "voxels joined by faces (6)",
    26: "voxels joined by faces, edges, corners (26)",
}
"""In words."""


@lru_cache(maxsize=4)
def pieces_of(membrane: Membrane, phase: Phase, connectivity: Connectivity) -> Pieces:
    """Return the connected pieces of a phase and where each leads through."""
    image = membrane.pores if phase == "pore" else membrane.polymer
    return pieces_through(image, periodic=membrane.wraps, connectivity=connectivity)


def percolating_axes(pieces: Pieces) -> tuple[bool, bool, bool]:
    """Return whether any of the pieces leads through along x, y and z."""
    x, y, z = (bool(pieces.through[:, axis].any()) for axis in range(3))
    return x, y, z


def spanning_shares(pieces: Pieces) -> tuple[float, float, float]:
    """Return the share of the phase in pieces that lead through along x, y and z [1]."""
    total = float(pieces.voxels.sum())
    x, y, z = (float(share) / total for share in pieces.voxels @ pieces.through)
    return x, y, z


def largest_share(pieces: Pieces) -> float:
    """Return the share of the phase in its largest piece [1]."""
    return float(pieces.voxels.max() / pieces.voxels.sum())


def closed_share(pieces: Pieces, axis: int) -> float:
    """Return the share of the phase in pieces that no way joins to a face [1].

    Along a periodic axis these are the pieces that do not wind around the box.
    """
    closed = ~pieces.through[:, axis] & ~pieces.touches[:, axis]
    return float(pieces.voxels[closed].sum() / pieces.voxels.sum())


def bracket_deviation(one: float, other: float) -> float:
    """Return the standard deviation of a figure known to lie evenly between two."""
    return float(abs(one - other) / np.sqrt(12.0))


def shares_text(pieces: Pieces) -> str:
    """Return the shares that lead through along the axes in words."""
    shares = zip("xyz", spanning_shares(pieces), strict=True)
    return "in pieces that lead through along " + ", ".join(
        f"{axis} {100.0 * share:.4g} %" for axis, share in shares
    )
