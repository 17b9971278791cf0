"""Along which axes a phase leads through."""

import numpy as np
import pytest

from poreform.structure.kernels.percolation import ALL_STEPS, FACE_STEPS
from poreform.structure.percolating import percolating_axes
from poreform.structure.shapes import overlapping_spheres, slit

OPEN = (False, False, False)


def test_a_slit_leads_along_its_plane():
    membrane = slit(width=3, wall=2, length=5, voxel=1e-7, periodic=OPEN)
    through = percolating_axes(membrane.pores, membrane, steps=FACE_STEPS)
    assert through == (False, True, True)


def test_the_walls_of_a_slit_lead_along_it_too():
    membrane = slit(width=3, wall=2, length=5, voxel=1e-7, periodic=(True, True, True))
    through = percolating_axes(membrane.polymer, membrane, steps=ALL_STEPS)
    assert through == (False, True, True)


@pytest.mark.slow
@pytest.mark.parametrize(("void", "answer"), [(0.012, (False,) * 3), (0.07, (True,) * 3)])
def test_the_void_between_overlapping_spheres_opens_near_three_per_cent(void, answer):
    # void threshold .032: M. Rintoul, S. Torquato, J. Phys. A 30 (1997) L585
    voxels, radius = 160, 14.0
    number = round(-np.log(void) * voxels**3 / (4.0 / 3.0 * np.pi * radius**3))
    membrane = overlapping_spheres(
        number=number,
        radius=radius,
        voxels=voxels,
        voxel=1.0,
        rng=np.random.default_rng(1),
    )
    assert membrane.resolved_porosity == pytest.approx(void, rel=0.5)
    assert percolating_axes(membrane.pores, membrane, steps=FACE_STEPS) == answer
