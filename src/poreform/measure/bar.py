"""A piece of membrane as coarse finite elements, ready to be pulled."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Float32, Shaped

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.elastic import Specimen
from poreform.structure.kernels.elastic_element import Elements
from poreform.structure.kernels.spanning import spanning_part
from poreform.structure.local_size import polymer_local_radius
from poreform.structure.membrane import Membrane

REACH = 0.25
"""Standard deviation of the averaging of strains over the mean polymer thickness: a
ligament fails as a whole, not at a point on it; assumed, and what makes the break
converge with the size of the elements."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The polymer as coarse elements, the direction of pull first."""

    share: Elements
    """Share of polymer in each element [1]."""

    thickness: Elements
    """Mean local thickness of the polymer in each element [m]; 0 in voids."""

    reach: tuple[float, float, float]
    """A quarter of the mean thickness of the polymer, in elements along each axis."""

    edges: Float[np.ndarray, " 3"]
    wraps: tuple[bool, bool, bool]
    order: tuple[int, int, int]

    element: tuple[float, float, float]
    """Edges of an element along x, y, z [m]."""

    note: str

    @classmethod
    def of(cls, membrane: Membrane, axis: int, elements: int) -> "Bar":
        """Return the part of the polymer that bears, in `elements` or less along an edge.

        Raises
        ------
        NotMeasurableError
            The polymer does not join the two faces along `axis`.
        """
        polymer = membrane.polymer
        bearing = spanning_part(polymer, axis=axis, periodic=membrane.wraps)
        if not bearing.any():
            raise NotMeasurableError(
                "the polymer does not join the two faces along "
                f"{'xyz'[axis]}: the structure falls apart before it can be pulled"
            )
        order = (axis, *(place for place in range(3) if place != axis))
        thickness = thickness_of(membrane)
        factors = [
            joined(n, wraps=wrap, most=elements)
            for n, wrap in zip(membrane.shape, membrane.wraps, strict=True)
        ]
        share = coarse(bearing, factors)
        sums = coarse(np.where(bearing, thickness, np.float32(0.0)), factors)
        mean = np.divide(sums, share, out=np.zeros_like(sums), where=share > 0.0)
        edges = np.array([f * h for f, h in zip(factors, membrane.spacing, strict=True)])
        reach = REACH * float(thickness[bearing].mean()) / edges[list(order)]
        note = (
            f"along {'xyz'[axis]}, {'x'.join(str(n) for n in share.shape)} elements of "
            f"{'x'.join(str(f) for f in factors)} voxels, polymer "
            f"{float(reach.mean()) / REACH:.1f} elements thick"
        )
        turned = tuple(membrane.wraps[place] for place in order)
        return cls(
            np.ascontiguousarray(share.transpose(order)),
            np.ascontiguousarray(mean.transpose(order)),
            (float(reach[0]), float(reach[1]), float(reach[2])),
            edges[list(order)] / edges[axis],
            (turned[0], turned[1], turned[2]),
            (order[0], order[1], order[2]),
            (float(edges[0]), float(edges[1]), float(edges[2])),
            note,
        )

    @property
    def shape(self) -> tuple[int, int, int]:
        """Elements along x, y, z."""
        x, y, z = (self.share.shape[place] for place in np.argsort(self.order))
        return x, y, z

    def turned_back(self, field: Elements) -> Elements:
        """Return `field` with its axes in the order x, y, z."""
        found: Elements = np.ascontiguousarray(field.transpose(np.argsort(self.order)))
        return found

    @property
    def across(self) -> float:
        """Mean thickness of the polymer in elements."""
        return float(np.mean(self.reach)) / REACH

    def specimen(self, poisson_ratio: float) -> Specimen:
        """Return the boundary conditions of the pull."""
        return Specimen(
            self.edges, poisson_ratio, not self.wraps[0], (self.wraps[1], self.wraps[2])
        )


def thickness_of(membrane: Membrane) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the local thickness of the polymer [m]; a dense block is as thick as long."""
    if not membrane.pores.any():
        return np.full(membrane.shape, np.float32(max(membrane.size)))
    return np.float32(2.0) * polymer_local_radius(membrane)


def joined(count: int, *, wraps: bool, most: int) -> int:
    """Return how many voxels make one element: the fewest that leave `most` or less."""
    factor = -(-count // most)
    while wraps and count % factor:
        factor += 1
    return factor


def coarse(field: Shaped[np.ndarray, "nx ny nz"], factors: list[int]) -> Elements:
    """Return means over blocks; what is left over at an end that does not wrap is cut."""
    nx, ny, nz = (n // f for n, f in zip(field.shape, factors, strict=True))
    fx, fy, fz = factors
    cut = field[: nx * fx, : ny * fy, : nz * fz]
    mean: Elements = cut.reshape(nx, fx, ny, fy, nz, fz).mean(axis=(1, 3, 5), dtype=float)
    return mean
