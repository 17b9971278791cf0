"""Water at any temperature gives one permeance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, OutOfRangeError
from poreform.lab.water_flux import intrinsic_permeability, permeance_at_25
from poreform.materials.water import water_viscosity


@given(kelvin=st.floats(275.0, 365.0), darcy=st.floats(1e-18, 1e-13))
def test_the_same_wall_gives_the_same_permeance_at_every_temperature(kelvin, darcy):
    wall, pressure = 1e-4, 1e5
    flux = darcy * pressure / (water_viscosity(kelvin) * wall)
    permeance = permeance_at_25(flux, pressure, kelvin)
    assert intrinsic_permeability(permeance, wall) == pytest.approx(darcy)


def test_at_25_degrees_nothing_is_corrected():
    assert permeance_at_25(2e-5, 1e5, 298.15) == pytest.approx(2e-10)


def test_what_is_no_flux_is_refused():
    with pytest.raises(InputError, match="the pressure is above 0"):
        permeance_at_25(1e-5, 0.0, 298.15)
    with pytest.raises(OutOfRangeError, match="viscosity of water at 200 degC"):
        permeance_at_25(1e-5, 1e5, 473.15)
