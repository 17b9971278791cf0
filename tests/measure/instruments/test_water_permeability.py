"""Pure-water permeability of a wall."""

import pytest

from poreform.core.errors import InputError
from poreform.measure import measure
from poreform.structure.shapes import slit

WRAPS = (True, True, True)


def test_it_is_the_darcy_permeability_over_viscosity_and_thickness():
    membrane = slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)
    darcy = measure(membrane, "intrinsic_permeability").value
    found = measure(membrane, "water_permeability", settings={"thickness": 5e-5})
    assert found.value == pytest.approx(darcy * 1e5 * 3.6e6 / (0.89e-3 * 5e-5), rel=1e-6)
    assert "wall of 50 um" in found.method


def test_the_thickness_of_the_wall_must_be_given():
    membrane = slit(width=6, wall=4, length=4, voxel=1e-7, periodic=WRAPS)
    with pytest.raises(InputError, match="needs the setting thickness"):
        measure(membrane, "water_permeability")
