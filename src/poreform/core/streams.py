"""Random numbers: one integer seed per experiment, independent children by name."""

import hashlib
import secrets

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the generator for the purpose `name`; the same pair gives the same numbers."""
    digest = hashlib.sha256(name.encode()).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


def draw_seed() -> int:
    """Return a fresh seed; the caller records it."""
    return secrets.randbelow(2**31)
