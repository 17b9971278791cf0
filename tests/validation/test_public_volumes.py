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


# taufactor 1.2.1 with torch 2.14.1, Solver(...).solve(conv_crit=1e-3), flux along the pages
@pytest.mark.parametrize(
    ("side", "tortuosity"), [(128, 2.08958), (256, 2.07716)], ids=["corner", "whole"]
)
def test_the_tortuosity_of_an_electrode_is_that_of_taufactor(side, tortuosity):
    grey = tifffile.imread(volume("POREFORM_ELECTRODE"))[:side, :side, :side]
    membrane = Membrane(np.ascontiguousarray(grey == 0), voxel=1e-6)
    found = diffusion(membrane, axis=0, tolerance=1e-4).relative_diffusivity[0]
    assert membrane.porosity / found == pytest.approx(tortuosity, rel=5e-4)


def test_berea_sandstone_has_its_porosity_and_leads_through():
    pores = np.load(volume("POREFORM_BEREA"))["im"]
    membrane = Membrane(pores, voxel=5.345e-6)
    assert membrane.porosity == pytest.approx(0.199, abs=5e-4)
    narrow, widest = bubble_point_radii(membrane, 2)
    assert 0.0 < narrow <= widest


def test_the_tortuosity_of_berea_sandstone_is_that_of_taufactor():
    membrane = Membrane(np.load(volume("POREFORM_BEREA"))["im"], voxel=5.345e-6)
    found = diffusion(membrane, axis=0, tolerance=1e-4).relative_diffusivity[0]
    assert membrane.porosity / found == pytest.approx(5.30757, rel=5e-4)
