"""The share of the pores that leads through."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import slit


def test_a_closed_pore_is_left_out():
    pores = np.zeros((6, 6, 6), dtype=bool)
    pores[1, 1, :] = True  # 6 voxels lead through
    pores[4, 4, 2:4] = True  # 2 do not
    assert measure(Membrane(pores, voxel=1e-7), "pore_connectivity").value == 75.0


def test_a_blocked_wall_is_refused_and_not_zero():
    across = slit(width=3, wall=2, length=5, voxel=1e-7, periodic=(False,) * 3)
    with pytest.raises(NotMeasurableError, match="along x"):
        measure(across, "pore_connectivity", settings={"axis": 0})
