"""Yield of struts: the stress at which their matter begins to draw, by section."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.measure.material_law import EveryLigamentDraws
from poreform.structure.membrane import Membrane


def test_a_strut_yields_as_its_matter_does_by_its_section():
    pores = np.ones((12, 12, 12), dtype=bool)
    pores[:, 3:9, 3:9] = False
    strut = Membrane(pores, voxel=1e-8, periodic=True)
    reading = measure(strut, "yield_strength", settings={"rule": EveryLigamentDraws()})
    # 30 MPa and a little hardening over the offset of 0.2 %, on a quarter of the section
    assert reading.value == pytest.approx(30.0 / 4, rel=0.01)
    assert reading.unit == "MPa"
