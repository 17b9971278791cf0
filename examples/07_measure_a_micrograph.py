"""A micrograph with a known answer: touching nodules under uneven light, with noise.

Sixty discs of 0.4 um are drawn, shaded and made noisy (`make_micrograph.py`); their size
and their number per area are read back within the deviation that the readings state.
"""

import sys
from pathlib import Path

from poreform.measure.surface import SurfaceMethod, surface_of
from poreform.measure.surface_readings import surface_readings
from poreform.structure.micrograph import Micrograph

sys.path.insert(0, str(Path(__file__).parent))
from make_micrograph import PIXEL, RADIUS, discs, picture


def main() -> None:
    """Print size and number beside their exact values."""
    micrograph = Micrograph(picture(), PIXEL, "made up")
    found = surface_of(micrograph, SurfaceMethod(look="nodules"))
    size, number, density = surface_readings(found, view="surface")
    true_size = 2e6 * RADIUS * PIXEL
    true_number = discs().per_pixel / (1e6 * PIXEL) ** 2
    print(f"diameter {size.value:.3f} +- {size.std:.3f} um, true {true_size:.3f} um")
    print(f"{number.value:.2f} +- {number.std:.2f} per um2, true {true_number:.2f}")
    print(f"{density.value:.2f} +- {density.std:.2f} per um3 ({density.note})")
    assert size.std is not None
    assert number.std is not None
    assert abs(size.value - true_size) < 2.0 * size.std
    assert abs(number.value - true_number) < 2.0 * number.std


if __name__ == "__main__":
    main()
