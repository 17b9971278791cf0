"""The membrane as a voxel image: which voxels are pores, how large, which are grains."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float32, Int32, Shaped

from poreform.core.errors import InputError
from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.nearest import wall_distance
from poreform.structure.kernels.wall import inscribed_radius

LEAST_CLEARANCE = 0.05
"""Clearance of a voxel that belongs to a phase, at least, in edges of a voxel."""


@dataclass(frozen=True, eq=False)
class Membrane:
    """A piece of membrane, cut into voxels; z is the direction of the wall thickness.

    The arrays are kept as they come and are never written to.  Two membranes are equal
    only when they are the same object, so that derived figures can be remembered.

    Raises
    ------
    InputError
        The arrays are not three-dimensional or do not match, `pores` is not boolean,
        the voxel size is missing or not positive, a level or a porosity is no number.
    """

    pores: Bool[np.ndarray, "nx ny nz"]
    """True in the pores (void), False in the polymer."""

    voxel: float | tuple[float, float, float]
    """Edge of a voxel [m]: one number, or one per axis; see `spacing`."""

    periodic: bool | tuple[bool, bool, bool] = False
    """True where the image continues on its opposite face; see `wraps`."""

    grains: Int32[np.ndarray, "nx ny nz"] | None = None
    """Crystal grain of each polymer voxel, 1, 2 ...; 0 where there is none."""

    matter_porosity: float = 0.0
    """Volume fraction of voids too fine to be resolved, within the polymer voxels."""

    level: Shaped[np.ndarray, "nx ny nz"] | None = None
    """Smooth field, above 0 in the polymer and 0 on its surface, when one is known."""

    def __post_init__(self) -> None:
        _check_pores(self.pores)
        object.__setattr__(self, "voxel", _three_lengths(self.voxel))
        object.__setattr__(self, "periodic", _three_flags(self.periodic))
        if not 0.0 <= self.matter_porosity < 1.0:
            raise InputError(
                f"matter_porosity is {self.matter_porosity}; it is a fraction from 0 to "
                "below 1 of the polymer voxels"
            )
        _check_grains(self.grains, self.pores)
        _check_level(self.level, self.pores)

    @property
    def spacing(self) -> tuple[float, float, float]:
        """Edges of a voxel along x, y, z [m]."""
        assert isinstance(self.voxel, tuple)  # noqa: S101 - set so at birth
        return self.voxel

    @property
    def wraps(self) -> tuple[bool, bool, bool]:
        """Whether the image is periodic along x, y, z."""
        assert isinstance(self.periodic, tuple)  # noqa: S101 - set so at birth
        return self.periodic

    @property
    def shape(self) -> tuple[int, int, int]:
        """Number of voxels along x, y, z."""
        nx, ny, nz = self.pores.shape
        return nx, ny, nz

    @property
    def size(self) -> tuple[float, float, float]:
        """Edges of the whole image along x, y, z [m]."""
        lx, ly, lz = (n * edge for n, edge in zip(self.shape, self.spacing, strict=True))
        return lx, ly, lz

    @property
    def volume(self) -> float:
        """Volume of the whole image [m3]."""
        lx, ly, lz = self.size
        return lx * ly * lz

    @property
    def polymer(self) -> Bool[np.ndarray, "nx ny nz"]:
        """True in the polymer."""
        return ~self.pores

    @property
    def resolved_porosity(self) -> float:
        """Volume fraction of the pore voxels."""
        return float(np.count_nonzero(self.pores)) / self.pores.size

    @property
    def porosity(self) -> float:
        """Volume fraction of all voids: the pores and those held in the polymer matter."""
        return 1.0 - (1.0 - self.resolved_porosity) * (1.0 - self.matter_porosity)

    @cached_property
    def pore_distance(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Distance of each pore voxel's centre to the nearest polymer voxel's centre [m].

        0 in the polymer, infinite where there is no polymer at all.
        """
        return distance_map(self.pores, spacing=self.spacing, periodic=self.wraps)

    @property
    def edge(self) -> float:
        """Edge of the cube that has the volume of a voxel [m]."""
        lx, ly, lz = self.spacing
        return float((lx * ly * lz) ** (1.0 / 3.0))

    @property
    def pore_clearance(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Distance of each pore voxel's centre to the wall [m], above 0; 0 in the polymer.

        From the level field where one is known, to about a tenth of a voxel; else half a
        voxel less than `pore_distance`, which is exact between plates and up to half a
        voxel low next to curved walls.  Worked out anew at each call: kept, it would be
        a third field of numbers beside the radii.
        """
        return self._clearance(self.pores, sign=1.0)

    @cached_property
    def pore_radius(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Radius of the largest ball in the pores centred within each voxel [m]."""
        return inscribed_radius(self.pore_clearance, periodic=self.wraps)

    @cached_property
    def polymer_radius(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Radius of the largest ball in the polymer centred within each voxel [m]."""
        return inscribed_radius(self.polymer_clearance, periodic=self.wraps)

    @property
    def polymer_clearance(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Distance of each polymer voxel's centre to the wall [m]; 0 in the pores."""
        return self._clearance(self.polymer, sign=-1.0)

    def _clearance(
        self, phase: Bool[np.ndarray, "nx ny nz"], *, sign: float
    ) -> Float32[np.ndarray, "nx ny nz"]:
        if self.level is None:
            distance = distance_map(phase, spacing=self.spacing, periodic=self.wraps)
            distance -= np.float32(0.5 * self.edge)
        else:
            level = np.asarray(np.float32(sign) * self.level, dtype=np.float32)
            distance = wall_distance(
                level, phase, spacing=self.spacing, periodic=self.wraps
            )
        # in place, because every field of a large image counts
        np.maximum(distance, np.float32(LEAST_CLEARANCE * self.edge), out=distance)
        distance *= phase
        return distance

    @cached_property
    def polymer_distance(self) -> Float32[np.ndarray, "nx ny nz"]:
        """Distance of each polymer voxel's centre to the nearest pore voxel's [m]."""
        return distance_map(self.polymer, spacing=self.spacing, periodic=self.wraps)


def _check_pores(pores: object) -> None:
    if not isinstance(pores, np.ndarray) or pores.dtype != np.bool_:
        kind = pores.dtype if isinstance(pores, np.ndarray) else type(pores).__name__
        raise InputError(
            f"pores is {kind}, not a boolean array; give True in the pores, e.g. by "
            "structure.threshold from a grey or concentration field"
        )
    if pores.ndim != 3 or min(pores.shape) < 1:
        raise InputError(
            f"pores has shape {pores.shape}; a membrane has three axes x, y, z, each with "
            "one voxel or more (z is the wall thickness)"
        )


def _three_lengths(voxel: object) -> tuple[float, float, float]:
    parts = voxel if isinstance(voxel, tuple | list | np.ndarray) else (voxel,) * 3
    try:
        x, y, z = (float(part) for part in parts)
    except (TypeError, ValueError) as error:
        raise InputError(
            f"voxel is {voxel!r}; give the edge in metres, one number or three (x, y, z)"
        ) from error
    if not all(0.0 < edge < np.inf for edge in (x, y, z)):
        raise InputError(f"voxel is {voxel!r}; an edge is a positive length in metres")
    return x, y, z


def _three_flags(periodic: object) -> tuple[bool, bool, bool]:
    parts = periodic if isinstance(periodic, tuple | list | np.ndarray) else (periodic,) * 3
    if len(parts) != 3 or not all(isinstance(part, bool | np.bool_) for part in parts):
        raise InputError(
            f"periodic is {periodic!r}; give True or False, or one of them per axis"
        )
    return bool(parts[0]), bool(parts[1]), bool(parts[2])


def _check_grains(grains: np.ndarray | None, pores: np.ndarray) -> None:
    if grains is None:
        return
    if grains.shape != pores.shape or not np.issubdtype(grains.dtype, np.integer):
        raise InputError(
            f"grains is {grains.dtype} of shape {grains.shape}; it labels the voxels of "
            f"pores, so it is an integer array of shape {pores.shape}"
        )
    if grains.size and int(grains.min()) < 0:
        raise InputError("grains holds a label below 0; labels are 1, 2 ... and 0 for none")


def _check_level(level: np.ndarray | None, pores: np.ndarray) -> None:
    if level is None:
        return
    if level.shape != pores.shape or not np.issubdtype(level.dtype, np.floating):
        raise InputError(
            f"level is {level.dtype} of shape {level.shape}; it is a field of real numbers "
            f"on the voxels of pores, of shape {pores.shape}"
        )
    if not np.isfinite(level).all():
        raise InputError("level holds values that are not numbers (NaN or infinite)")
