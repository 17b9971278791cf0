"""One lab file of each kind, read; each figure beside the truth it was made with."""

import sys
from pathlib import Path

from poreform.lab.load import load
from poreform.window.scans import windows_of

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import make_lab_files as made  # noqa: E402 - lies beside this script

EXPECTED = {
    "porometer.csv": ("average_pore_size", made.MEAN_PORE, 0.01),
    "tensile.csv": ("breaking_extension", made.BREAK, 3.0),
    "cloud_points.csv": ("cloud_point", made.CLOUD_POINT, 0.2),
    "dsc.csv": ("dissolution_middle", made.DISSOLUTION[0], 0.2),
    "weighing.csv": ("porosity", made.POROSITY, 0.5),
    "water.csv": ("water_permeability", made.PERMEANCE, 1.0),
}
"""File -> quantity, truth and how near the reading comes."""


def main() -> None:
    """Read every file and compare."""
    for name, (quantity, truth, near) in EXPECTED.items():
        imported = load(made.LAB / name)
        found = next(r for r in imported.readings if r.name == quantity)
        print(f"{name:18} {quantity:20} {found.value:8.4g} {found.unit}, truth {truth:g}")
        print(*(f"    note: {note}" for note in imported.notes), sep="\n")
        assert abs(found.value - truth) < near
    (scan,) = windows_of(load(made.LAB / "scan.xlsx").experiments)
    print(f"scan.xlsx          Tl {scan.window.lower.value}, Tu {scan.window.upper.value}")
    assert (scan.window.lower.value, scan.window.upper.value) == (made.LOWER, made.UPPER)
    assert len(load(made.LAB / "own_words.csv").experiments) == 3


if __name__ == "__main__":
    main()
