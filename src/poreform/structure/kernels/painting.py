"""Painting balls over voxels, the largest first, with rows of voxels as bits of words."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Float64, UInt64
from numba import get_num_threads, njit, prange

from poreform.structure.kernels.needed_balls import ROUNDING, radius_bits

ONE = np.uint64(1)
ALL_BITS = np.uint64(0xFFFFFFFFFFFFFFFF)
LOWER_HALF = np.uint64(0xFFFFFFFF)
WORD = 64
"""Voxels along z that a word holds."""


class Layout(NamedTuple):
    """How the bits of a slab, and the masks of a ball, lie in their flat arrays."""

    row: int  # words along y, margins included: from one word along z to the next
    plane: int  # words of a plane of constant x
    margin_y: int
    margin_word: int
    mask_row: int
    mask_plane: int


class Box(NamedTuple):
    """Half-widths [voxels] of a ball along the axes."""

    x: int
    y: int
    z: int


class Span(NamedTuple):
    """Where a ball lies: planes of x that are painted, and its first voxel on each axis."""

    low: int
    high: int
    x: int
    y: int
    z: int


def painted(
    radius: Float32[np.ndarray, "nx ny nz"],
    balls: UInt64[np.ndarray, " balls"],
    unit: float,
    weights: Float64[np.ndarray, " 3"],
    periodic: Bool[np.ndarray, " 3"],
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the greater of `radius` and the radius of the largest ball over each voxel.

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Radius of the ball centred in each voxel, contiguous; 0 where there is none.
    balls : (balls,) uint64
        Those to paint, largest first, as `needed_balls` lists them.
    unit : float
        The shortest edge of a voxel, in the unit of `radius`.
    weights : (3,) float64
        Squares of the edges over that of the shortest.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.

    Notes
    -----
    One bit a voxel tells if it is still bare.  A ball is a table of masks, one for each
    row of z through it; a ball that meets no bare voxel, as most do, costs a few
    instructions a row.  Worked out here.
    """
    slabs = min(radius.shape[0], get_num_threads())
    result: Float32[np.ndarray, "nx ny nz"] = _by_slabs(
        radius, balls, unit, weights, periodic, slabs
    )
    return result


@njit(cache=True, parallel=True)
def _by_slabs(
    radius: Float32[np.ndarray, "nx ny nz"],
    balls: UInt64[np.ndarray, " balls"],
    unit: float,
    weights: Float64[np.ndarray, " 3"],
    periodic: Bool[np.ndarray, " 3"],
    slabs: int,
) -> Float32[np.ndarray, "nx ny nz"]:
    nx = radius.shape[0]
    result = radius.copy()
    if balls.size > 0:
        for slab in prange(slabs):
            first, last = slab * nx // slabs, (slab + 1) * nx // slabs
            _paint_slab(result, balls, unit, weights, periodic, first, last)
    return result


@njit(cache=True)
def _paint_slab(
    result: Float32[np.ndarray, "nx ny nz"],
    balls: UInt64[np.ndarray, " balls"],
    unit: float,
    weights: Float64[np.ndarray, " 3"],
    periodic: Bool[np.ndarray, " 3"],
    first: int,
    last: int,
) -> None:
    """Paint all balls over the planes of x from `first` to before `last`."""
    nx, ny, nz = result.shape
    bits = np.empty(1, np.uint32)
    number = bits.view(np.float32)
    bits[0] = radius_bits(balls[0])
    largest = _half_widths((float(number[0]) / unit) ** 2, weights)
    layout = _layout(ny, nz, largest)
    bare = _all_bare(last - first, ny, nz, layout)
    masks = np.zeros((2 * largest.x + 1) * layout.mask_plane, np.uint64)
    met = np.zeros(2 * largest.x + 1, np.uint64)
    rows = result.reshape(-1)
    cubic = weights[0] == 1.0 and weights[1] == 1.0 and weights[2] == 1.0
    tabled = -1.0
    box = Box(0, 0, 0)
    for ball in balls:
        bits[0] = radius_bits(ball)
        value = number[0]
        square = (float(value) / unit) ** 2 * (1.0 - ROUNDING)
        # the lattice points of cubic voxels lie at whole squares
        square = np.floor(square) if cubic else square
        if square != tabled:
            tabled = square
            box = _half_widths(square, weights)
            _tabulate(square, weights, box, layout, masks)
        place = np.int64(ball & LOWER_HALF)
        cx, cy, cz = place // (ny * nz), place // nz % ny, place % nz
        turns_x = _turns(box.x, nx, periodic[0])
        turns_y = _turns(box.y, ny, periodic[1])
        turns_z = _turns(box.z, nz, periodic[2])
        for x in range(cx - turns_x * nx, cx + turns_x * nx + 1, nx):
            low, high = max(x - box.x, first), min(x + box.x + 1, last)
            if low >= high:
                continue
            for y in range(cy - turns_y * ny, cy + turns_y * ny + 1, ny):
                if y + box.y < 0 or y - box.y >= ny:
                    continue
                for z in range(cz - turns_z * nz, cz + turns_z * nz + 1, nz):
                    if z + box.z < 0 or z - box.z >= nz:
                        continue
                    span = Span(low, high, x - box.x, y - box.y, z - box.z)
                    if _meets_bare(bare, masks, met, span, box, layout, first):
                        _paint_ball(
                            (bare, masks, met, rows),
                            span,
                            box,
                            layout,
                            (first, ny, nz),
                            value,
                        )


@njit(cache=True, inline="always")
def _turns(half: int, count: int, wraps: bool) -> int:  # noqa: FBT001 - for numba
    """Return how many times round the axis a ball may reach."""
    return half // count + 1 if wraps else 0


@njit(cache=True, inline="always")
def _words(count: int) -> int:
    """Return the words that hold a number of voxels along z."""
    return (count + WORD - 1) // WORD


@njit(cache=True)
def _half_widths(square: float, weights: Float64[np.ndarray, " 3"]) -> Box:
    return Box(
        int(np.sqrt(square / weights[0])),
        int(np.sqrt(square / weights[1])),
        int(np.sqrt(square / weights[2])),
    )


@njit(cache=True)
def _layout(ny: int, nz: int, largest: Box) -> Layout:
    """Return the layout whose margins hold all that a ball can reach beyond the faces."""
    words = _words(2 * largest.z + 1)
    row = ny + 2 * (2 * largest.y + 1)
    lanes = 2 * largest.y + 1
    return Layout(
        row=row,
        plane=row * (_words(nz) + 2 * (words + 1)),
        margin_y=lanes,
        margin_word=words + 1,
        mask_row=lanes,
        mask_plane=lanes * words,
    )


@njit(cache=True)
def _all_bare(
    planes: int, ny: int, nz: int, layout: Layout
) -> UInt64[np.ndarray, " words"]:
    """Return the bits of a slab: 1 in every voxel of the image, 0 in the margins."""
    bare = np.zeros(planes * layout.plane, np.uint64)
    for plane in range(planes):
        for word in range(_words(nz)):
            beyond = max(WORD * (word + 1) - nz, 0)
            start = (
                plane * layout.plane
                + (layout.margin_word + word) * layout.row
                + layout.margin_y
            )
            bare[start : start + ny] = ALL_BITS >> np.uint64(beyond)
    return bare


@njit(cache=True)
def _tabulate(
    square: float,
    weights: Float64[np.ndarray, " 3"],
    box: Box,
    layout: Layout,
    masks: UInt64[np.ndarray, " words"],
) -> None:
    """Fill in the masks of all rows of a ball, its first voxel along z at bit 0."""
    for dx in range(2 * box.x + 1):
        for dy in range(2 * box.y + 1):
            rest = square - (dx - box.x) ** 2 * weights[0] - (dy - box.y) ** 2 * weights[1]
            half = int(np.sqrt(rest / weights[2])) if rest >= 0.0 else -1
            low, high = box.z - half, box.z + half + 1
            for word in range(_words(2 * box.z + 1)):
                begin = max(low - WORD * word, 0)
                end = min(high - WORD * word, WORD)
                mask = np.uint64(0)
                if begin < end:
                    mask = ALL_BITS >> np.uint64(WORD - (end - begin)) << np.uint64(begin)
                masks[dx * layout.mask_plane + word * layout.mask_row + dy] = mask


@njit(cache=True, inline="always")
def _first_word(span: Span, layout: Layout, first: int) -> tuple[int, int]:
    """Return where the first row of a ball begins among the bits, and at which bit."""
    bit = span.z + WORD * layout.margin_word
    start = (span.low - first) * layout.plane + (bit // WORD) * layout.row
    return start + span.y + layout.margin_y, bit % WORD


@njit(cache=True)
def _meets_bare(
    bare: UInt64[np.ndarray, " words"],
    masks: UInt64[np.ndarray, " words"],
    met: UInt64[np.ndarray, " planes"],
    span: Span,
    box: Box,
    layout: Layout,
    first: int,
) -> bool:
    """Return whether a ball holds bare voxels, and in `met` in which of its planes."""
    start, bit = _first_word(span, layout, first)
    shift, rest = np.uint64(bit), np.uint64(WORD - 1 - bit)
    mask_start = (span.low - span.x) * layout.mask_plane
    lanes = 2 * box.y + 1
    every = np.uint64(0)
    for plane in range(span.high - span.low):
        any_bare = np.uint64(0)
        for word in range(_words(2 * box.z + 1)):
            at = start + plane * layout.plane + word * layout.row
            of = mask_start + plane * layout.mask_plane + word * layout.mask_row
            any_bare |= _common(
                bare[at : at + lanes],
                bare[at + layout.row : at + layout.row + lanes],
                masks[of : of + lanes],
                shift,
                rest,
            )
        met[plane] = any_bare
        every |= any_bare
    return bool(every != np.uint64(0))


@njit(cache=True, inline="always")
def _common(
    lower: UInt64[np.ndarray, " n"],
    upper: UInt64[np.ndarray, " n"],
    mask: UInt64[np.ndarray, " n"],
    shift: np.uint64,
    rest: np.uint64,
) -> np.uint64:
    """Return the bits that the masks share with words that begin `shift` bits later."""
    shared = np.uint64(0)
    for row in range(lower.size):
        shared |= ((lower[row] >> shift) | ((upper[row] << ONE) << rest)) & mask[row]
    return shared


@njit(cache=True)
def _paint_ball(
    fields: tuple[
        UInt64[np.ndarray, " words"],
        UInt64[np.ndarray, " words"],
        UInt64[np.ndarray, " planes"],
        Float32[np.ndarray, " voxels"],
    ],
    span: Span,
    box: Box,
    layout: Layout,
    image: tuple[int, int, int],
    value: float,
) -> None:
    """Raise the bare voxels of a ball to its radius; they are bare no more."""
    bare, masks, met, rows = fields
    first, ny, nz = image
    start, bit = _first_word(span, layout, first)
    shift, rest = np.uint64(bit), np.uint64(WORD - 1 - bit)
    for plane in range(span.high - span.low):
        if met[plane] == np.uint64(0):
            continue
        dx = span.low - span.x + plane
        for dy in range(max(-span.y, 0), min(2 * box.y + 1, ny - span.y)):
            line = ((span.low + plane) * ny + span.y + dy) * nz + span.z
            for word in range(_words(2 * box.z + 1)):
                mask = masks[dx * layout.mask_plane + word * layout.mask_row + dy]
                at = start + plane * layout.plane + word * layout.row + dy
                new = mask & (
                    (bare[at] >> shift) | ((bare[at + layout.row] << ONE) << rest)
                )
                bare[at] ^= new << shift
                bare[at + layout.row] ^= (new >> ONE) >> rest
                while new:
                    lowest = new & (~new + ONE)
                    new ^= lowest
                    z = line + WORD * word + _place_of(lowest)
                    # its own ball, left out among equals, may be the larger one
                    rows[z] = max(rows[z], value)


@njit(cache=True, inline="always")
def _place_of(bit: np.uint64) -> int:
    """Return how far up in its word a single bit stands."""
    place = -1
    while bit:
        bit >>= ONE
        place += 1
    return place
