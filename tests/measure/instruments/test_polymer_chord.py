"""Mean chord of the polymer."""

import pytest

from poreform.measure import measure
from poreform.structure.shapes import slit


def test_a_slit_has_chords_of_its_width():
    structure = slit(width=6, wall=2, length=5, voxel=1e-7, periodic=(True, True, True))
    reading = measure(structure, "polymer_chord")
    assert reading.value == pytest.approx(0.4)
    # the ends are known to a voxel: a slit of 5.6 or 6.4 voxels would read the same
    assert reading.std == pytest.approx(0.1 / 6**0.5)
