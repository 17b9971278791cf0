"""A structure with a known answer, measured: touching balls leave throats of known width.

The largest ball that passes through a simple cubic packing of touching balls of radius R
has the radius (sqrt(2) - 1) R; the porosity is 1 - pi/6.  The bubble point by ASTM F316
reads 0.715 of that diameter, for its constant is 2.86 gamma/p in place of 4 gamma/p.
"""

import math

from poreform.measure.measuring import measure
from poreform.structure.shapes import sphere_packing, touching_radius

EDGE = 1e-6
"""Edge of the cubic cell [m]."""

VOXELS = 96
"""Along each edge of the box of two cells."""

SHAPE_FACTOR = 2.86 / 4.0


def main() -> None:
    """Print the bubble point and the porosity beside their exact values."""
    radius = EDGE * touching_radius("simple cubic")
    packing = sphere_packing(
        "simple cubic", cells=2, voxels=VOXELS, edge=EDGE, radius=radius
    )
    porosity = measure(packing, "porosity")
    widest = measure(packing, "maximum_pore_size")
    exact = SHAPE_FACTOR * 2.0 * (math.sqrt(2.0) - 1.0) * radius * 1e6
    voxel = 2.0 * EDGE * 1e6 / VOXELS
    print(f"porosity {porosity.value:.1f} %, exact {100.0 * (1.0 - math.pi / 6.0):.1f} %")
    print(f"largest pore {widest.value:.3f} um, exact {exact:.3f} um ({widest.method})")
    assert abs(porosity.value - 100.0 * (1.0 - math.pi / 6.0)) < 1.0
    assert abs(widest.value - exact) < 2.0 * voxel


if __name__ == "__main__":
    main()
