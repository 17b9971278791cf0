"""Make `nodules.png`, a made-up micrograph of nodules under uneven light, with noise.

    python examples/make_micrograph.py [nodules.png]

Sixty bright discs of 400 nm, some touching, pixel 20 nm; below them a data bar of 24 rows.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from poreform.core.streams import stream
from poreform.structure.pictures import Discs, Grey, degraded, random_discs

PIXEL = 2e-8
"""[m]."""

RADIUS = 10.0
"""[pixels]."""

BAR_ROWS = 24


def discs() -> Discs:
    """Return the discs before light and noise fall on them."""
    return random_discs(
        shape=(240, 320),
        number=60,
        radius=RADIUS,
        gap=0.0,
        rng=stream(1, "places of the nodules"),
    )


def picture() -> Grey:
    """Return the picture as the detector gives it, contrast 1, without its data bar."""
    return degraded(discs().grey, shading=0.5, noise=0.15, rng=stream(1, "detector"))


def main() -> None:
    """Write the picture and its data bar."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "examples/nodules.png")
    grey = np.clip(60.0 + 80.0 * picture(), 0.0, 255.0)
    bar = np.zeros((BAR_ROWS, grey.shape[1]))
    bar[10:14, 20:120] = 255.0
    Image.fromarray(np.vstack([grey, bar]).astype(np.uint8)).save(path)


if __name__ == "__main__":
    main()
