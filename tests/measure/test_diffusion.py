"""Diffusion and the kinds of pores along it."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure.diffusion import diffusion
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

TEXTURE = gaussian_cut(
    voxels=24, correlation=2.0, solid_fraction=0.5, voxel=1e-7, rng=np.random.default_rng(0)
)


def kinds():
    pores = np.zeros((12, 7, 9), dtype=bool)
    pores[1:3, 1:3] = True
    pores[5:7, 1:3, :4] = True
    pores[9:11, 3:6, 3:6] = True
    return Membrane(pores, voxel=1e-7)


def test_the_three_kinds_of_pores_are_all_of_them():
    found = diffusion(kinds(), axis=2)
    whole = 36 + 16 + 18
    assert found.through == pytest.approx(36 / whole)
    assert found.dead_end == pytest.approx(16 / whole)
    assert found.closed == pytest.approx(18 / whole)
    assert found.dead_end_deviation == 0.0


@pytest.mark.parametrize("periodic", [True, False])
def test_in_a_texture_too_they_add_up(periodic):
    found = diffusion(Membrane(TEXTURE.pores, voxel=1e-7, periodic=periodic), axis=1)
    assert found.through + found.dead_end + found.closed == pytest.approx(1.0)
    assert found.through > 0.9


def test_a_gradient_that_nothing_answers_is_refused():
    with pytest.raises(NotMeasurableError, match=r"no pore leads through .* along x"):
        diffusion(kinds(), axis=0)
