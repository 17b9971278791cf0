"""Standing: Stokes' law and the ten kelvin above the cloud point."""

import pytest

from poreform.core.errors import InputError
from poreform.thermo.standing import (
    Standing,
    clears_cloud_point,
    pvdf_melt_viscosity,
    settling_time,
)

USUAL = {
    "density_difference": 100.0,
    "viscosity": 1.0,
    "droplet_radius": 1e-4,
    "height": 0.05,
}


def test_a_ball_of_a_tenth_of_a_millimetre_settles_in_minutes():
    # v = 2 r^2 d_rho g/(9 eta) = 2.18 um/s by hand
    assert settling_time(**USUAL) == pytest.approx(0.05 / 2.1792e-6, rel=1e-4)


@pytest.mark.parametrize(
    ("name", "factor"),
    [("density_difference", 0.5), ("viscosity", 2.0), ("height", 2.0)],
)
def test_the_time_goes_with_height_and_viscosity_over_density(name, factor):
    changed = {**USUAL, name: USUAL[name] * factor}
    assert settling_time(**changed) == pytest.approx(2.0 * settling_time(**USUAL))


def test_twice_the_radius_settles_four_times_faster():
    larger = {**USUAL, "droplet_radius": 2e-4}
    assert settling_time(**larger) == pytest.approx(0.25 * settling_time(**USUAL))


def test_the_rising_liquid_takes_as_long_as_the_sinking_one():
    lighter = {**USUAL, "density_difference": -100.0}
    assert settling_time(**lighter) == settling_time(**USUAL)


def test_liquids_of_one_density_never_settle():
    with pytest.raises(InputError, match="other than zero"):
        settling_time(**{**USUAL, "density_difference": 0.0})


def test_a_certain_cloud_point_needs_exactly_ten_kelvin():
    assert clears_cloud_point(
        temperature=440.0, cloud_temperature=430.0, cloud_std=0.0
    ) == (
        True,
        1.0,
    )
    assert not clears_cloud_point(
        temperature=439.9, cloud_temperature=430.0, cloud_std=0.0
    )[0]


def test_an_uncertain_cloud_point_needs_more():
    # one-sided 95 % of a normal: 1.645 standard deviations
    just, probability = clears_cloud_point(
        temperature=443.3, cloud_temperature=430.0, cloud_std=2.0
    )
    assert just
    assert probability == pytest.approx(0.9505, abs=1e-3)
    assert not clears_cloud_point(
        temperature=443.2, cloud_temperature=430.0, cloud_std=2.0
    )[0]


def test_a_negative_deviation_is_refused():
    with pytest.raises(InputError, match="cloud_std is -1 K"):
        clears_cloud_point(temperature=440.0, cloud_temperature=430.0, cloud_std=-1.0)


def test_the_viscosity_of_the_rich_liquid_lies_between_its_parts():
    standing = Standing(diluent_viscosity=1e-3, melt_viscosity=1e4)
    half = standing.time(density_difference=100.0, phi_rich=0.5)
    thin, thick = (
        settling_time(
            density_difference=100.0,
            viscosity=viscosity,
            droplet_radius=standing.droplet_radius,
            height=standing.height,
        )
        for viscosity in (1e-3, 1e4)
    )
    assert half == pytest.approx((thin * thick) ** 0.5)


def test_a_melt_of_the_measured_sample_has_its_viscosity():
    # J. Royer et al., J. Polym. Sci. B 39 (2001) 3055: 1e4 Pa s at Mw 156 000, 210 degC
    assert pvdf_melt_viscosity(156.0) == pytest.approx(1e4)
    assert pvdf_melt_viscosity(312.0) == pytest.approx(1e4 * 2.0**3.4)
    with pytest.raises(InputError, match="molar_mass is -1 kg/mol"):
        pvdf_melt_viscosity(-1.0)
