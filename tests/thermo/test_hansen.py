"""chi from Hansen parameters: zero for like, the published figures, the wide spread."""

import pytest
from scipy.constants import gas_constant

from poreform.core.errors import InputError
from poreform.thermo.hansen import hansen_chi, hansen_prior, warmed

PVDF = (17.0e3, 12.1e3, 10.2e3)  # Pa^0.5
DIBUTYL_PHTHALATE = (17.8e3, 8.6e3, 4.1e3)


def test_like_mixes_with_like():
    assert hansen_chi(PVDF, PVDF, molar_volume=2e-4, temperature=450.0) == 0.0


def test_the_form_is_that_of_lindvig():
    # 0.6 V/RT [dD^2 + dP^2/4 + dH^2/4] by hand, in MPa and cm3
    parts = 0.8**2 + 0.25 * 3.5**2 + 0.25 * 6.1**2
    expected = 0.6 * 266.0 * parts / (gas_constant * 453.15)
    found = hansen_chi(PVDF, DIBUTYL_PHTHALATE, molar_volume=266e-6, temperature=453.15)
    assert found == pytest.approx(expected, rel=1e-12)


def test_the_prior_is_wide_and_flagged():
    prior = hansen_prior(PVDF, DIBUTYL_PHTHALATE, molar_volume=266e-6)
    assert prior.is_estimate
    assert prior.std >= 0.3
    expected = hansen_chi(PVDF, DIBUTYL_PHTHALATE, molar_volume=266e-6, temperature=420.0)
    assert prior.at(420.0) == pytest.approx(expected, rel=1e-14)


def test_a_liquid_without_volume_is_refused():
    with pytest.raises(InputError, match="both above 0"):
        hansen_chi(PVDF, PVDF, molar_volume=0.0, temperature=450.0)


def test_warm_liquids_cohere_less_and_lose_hydrogen_bonds_first():
    cold = (17.0e3, 9.0e3, 8.0e3)
    warm = warmed(cold, expansion=8e-4, temperature=398.15)
    loss = [1.0 - hot / part for hot, part in zip(warm, cold, strict=True)]
    assert loss[2] > loss[0] > loss[1] > 0.0
    assert warmed(cold, expansion=8e-4, temperature=298.15) == pytest.approx(cold)


def test_the_rates_are_the_published_ones():
    step = 1e-4
    cold = (17.0e3, 9.0e3, 8.0e3)
    warm = warmed(cold, expansion=8e-4, temperature=298.15 + step)
    rates = [(1.0 - hot / part) / step for hot, part in zip(warm, cold, strict=True)]
    assert rates == pytest.approx([1.25 * 8e-4, 4e-4, 1.22e-3 + 4e-4], rel=1e-6)


def test_a_liquid_that_shrinks_on_heating_is_refused():
    with pytest.raises(InputError, match=r"thermal expansion -0\.1 1/K is at least 0"):
        warmed((1.0, 1.0, 1.0), expansion=-0.1, temperature=400.0)
