"""The package answers like the function it shares its name with."""

import numpy as np

import poreform
from poreform.measure.measuring import measure


def test_the_package_called_gives_the_reading_of_the_function():
    pores = np.zeros((6, 6, 6), dtype=bool)
    pores[:3] = True
    membrane = poreform.Membrane(pores, voxel=1e-7)
    assert poreform.measure(membrane, "porosity") == measure(membrane, "porosity")
