"""Public tomograms, where the user has them: they are not part of this project.

POREFORM_ELECTRODE: taufactor's docs/notebooks/electrode.tiff (MIT), 256^3, labels 0 to 170
POREFORM_BEREA: OpenPNM's tests/fixtures/berea_100_to_300.npz (MIT), 200^3
"""

import os
from pathlib import Path

import numpy as np
import pytest
import tifffile

from poreform.measure.diffusion import diffusion
from poreform.measure.porometry import bubble_point_radii
from poreform.structure.membrane import Membrane

pytestmark = pytest.mark.slow


def volume(variable):
    """Return the path that an environment variable gives; skip without one."""
    path = os.environ.get(variable)
    return Path(path) if path else pytest.skip(f"{variable} gives no path to the volume")


def test_the_tortuosity_of_an_electrode_is_that_of_taufactor():
    # taufactor 1.2.1, Solver(...).solve(conv_crit=1e-3), pages 0 to 127 of the first
    # 128 rows and columns, phase 0, flux along the pages: 2.08958
    grey = tifffile.imread(volume("POREFORM_ELECTRODE"))[:128, :128, :128]
    membrane = Membrane(np.ascontiguousarray(grey == 0), voxel=1e-6)
    found = diffusion(membrane, axis=0, tolerance=1e-4).relative_diffusivity[0]
    assert membrane.porosity / found == pytest.approx(2.08958, rel=1e-3)


def test_berea_sandstone_has_its_porosity_and_leads_through():
    pores = np.load(volume("POREFORM_BEREA"))["im"]
    membrane = Membrane(pores, voxel=5.345e-6)
    assert membrane.porosity == pytest.approx(0.199, abs=5e-4)
    narrow, widest = bubble_point_radii(membrane, 2)
    assert 0.0 < narrow <= widest
