"""Water against the full formulations of IAPWS."""

import pytest

from poreform.core.errors import OutOfRangeError
from poreform.materials.water import water_density, water_viscosity


@pytest.mark.parametrize(
    ("kelvin", "viscosity"),
    # IAPWS formulation of 2008 at 0.101325 MPa, package iapws 1.5
    [(277.15, 1.567292e-3), (298.15, 8.900225e-4), (323.15, 5.465163e-4),
     (363.15, 3.141753e-4)],
)  # fmt: skip
def test_the_viscosity_is_that_of_the_full_formulation(kelvin, viscosity):
    assert water_viscosity(kelvin) == pytest.approx(viscosity, rel=1e-3)


def test_the_viscosity_at_25_degrees_is_the_usual_one():
    assert water_viscosity(298.15) == pytest.approx(0.890e-3, rel=1e-3)


@pytest.mark.parametrize(
    ("kelvin", "density"),
    # IAPWS-95 at 0.101325 MPa, package iapws 1.5
    [(277.15, 999.975), (298.15, 997.048), (323.15, 988.035), (363.15, 965.31)],
)
def test_the_density_is_that_of_the_reference_equation(kelvin, density):
    assert water_density(kelvin) == pytest.approx(density, rel=3e-5)


def test_outside_the_range_of_the_source_nothing_is_told_unasked():
    with pytest.raises(OutOfRangeError, match=r"its source covers -20 to 110 degC"):
        water_viscosity(390.0)
    with pytest.raises(OutOfRangeError, match=r"its source covers 0 to 150 degC"):
        water_density(270.0)
    assert water_viscosity(390.0, extrapolate=True) < water_viscosity(383.0)
