"""The largest ball that holds each place."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.structure.local_size import (
    check_two_phases,
    local_radius,
    polymer_local_radius,
    pore_local_radius,
)
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import slit


@pytest.mark.parametrize("width", [3, 4, 5, 8, 9])
def test_a_slit_is_equally_wide_everywhere(width):
    membrane = slit(width=width, wall=3, length=6, voxel=1e-7, periodic=(False, True, True))
    radius = local_radius(membrane.pore_radius, membrane)
    assert radius[membrane.pores] == pytest.approx(0.5 * width * 1e-7, rel=1e-5)
    assert (radius[membrane.polymer] == 0.0).all()


@pytest.mark.parametrize(("filled", "match"), [(True, "all pore"), (False, "all polymer")])
def test_one_phase_alone_has_no_wall(filled, match):
    with pytest.raises(NotMeasurableError, match=match):
        check_two_phases(Membrane(np.full((3, 3, 3), filled), voxel=1e-7))


@pytest.mark.parametrize("of_phase", [pore_local_radius, polymer_local_radius])
def test_the_sizes_of_a_phase_are_worked_out_once_for_a_membrane(of_phase):
    membrane = slit(width=5, wall=3, length=6, voxel=1e-7, periodic=(False, True, True))
    assert of_phase(membrane) is of_phase(membrane)
    with pytest.raises(ValueError, match="read-only"):
        of_phase(membrane)[0, 0, 0] = 1.0


def test_the_sizes_of_the_two_phases_are_those_of_their_balls():
    membrane = slit(width=5, wall=3, length=6, voxel=1e-7, periodic=(False, True, True))
    pores = local_radius(membrane.pore_radius, membrane)
    polymer = local_radius(membrane.polymer_radius, membrane)
    assert np.array_equal(pore_local_radius(membrane), pores)
    assert np.array_equal(polymer_local_radius(membrane), polymer)
