"""Random numbers: one integer seed per experiment, independent children by name."""

import hashlib
import secrets
from collections import OrderedDict
from typing import Any

import numpy as np
from jaxtyping import Float

MOST_KEPT = 8
"""Arrays of normal numbers that `normals_again` keeps."""

_KEPT: OrderedDict[tuple[object, ...], tuple[Float[np.ndarray, "rows columns"], Any]] = (
    OrderedDict()
)


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the generator for the purpose `name`; the same pair gives the same numbers."""
    digest = hashlib.sha256(name.encode()).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


def draw_seed() -> int:
    """Return a fresh seed; the caller records it."""
    return secrets.randbelow(2**31)


def normals_again(
    rng: np.random.Generator, shape: tuple[int, int]
) -> Float[np.ndarray, "rows columns"]:
    """Return what ``rng.standard_normal(shape)`` would, from the last calls if it can be.

    For work that many times begins with the same stream: the same generator in the same
    state gives the same numbers, so they are drawn once.  The generator is left as if it
    had drawn them.

    Returns
    -------
    (rows, columns) float
        Read-only.
    """
    bits = rng.bit_generator
    if not isinstance(bits, np.random.PCG64):
        return rng.standard_normal(shape)
    state = bits.state
    key = (shape, *state["state"].values(), state["has_uint32"], state["uinteger"])
    kept = _KEPT.pop(key, None)
    if kept is not None:
        _KEPT[key] = kept  # as the last one to be forgotten
        numbers, bits.state = kept
        return numbers
    numbers = rng.standard_normal(shape)
    numbers.flags.writeable = False
    _KEPT[key] = numbers, bits.state
    while len(_KEPT) > MOST_KEPT:
        _KEPT.popitem(last=False)
    return numbers
