"""Stretching: conservation, limits of recovery, and the bound on the residual strain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.process.stretching import Drawing, Stretched, stretch

DRAWING = Drawing()
strains = st.floats(0.01, 1.3)
porosities = st.floats(0.0, 0.95)
conditions = st.sampled_from(["gel", "porous"])


def pulled(strain: float = 0.6, *, porosity: float = 0.7, condition="porous") -> Stretched:
    return stretch(
        strain, porosity=porosity, yield_strain=0.03, condition=condition, drawing=DRAWING
    )


@given(strain=strains, porosity=porosities, condition=conditions)
def test_the_solid_is_conserved(strain, porosity, condition):
    found = pulled(strain, porosity=porosity, condition=condition)
    assert np.prod(found.ratios) == pytest.approx(found.volume_ratio)
    solid = (1.0 - found.porosity) * found.volume_ratio
    assert solid == pytest.approx(1.0 - porosity)


@given(strain=strains, porosity=porosities, condition=conditions)
def test_what_stays_and_what_comes_back_make_the_strain(strain, porosity, condition):
    found = pulled(strain, porosity=porosity, condition=condition)
    assert 0.0 <= found.residual_strain < strain
    assert found.residual_strain + found.recovered == pytest.approx(strain)
    assert found.ratios[0] == pytest.approx(1.0 + found.residual_strain)


@given(strain=st.floats(0.001, 0.0299), condition=conditions)
def test_below_yield_everything_comes_back(strain, condition):
    found = pulled(strain, condition=condition)
    assert found.residual_strain == 0.0
    assert found.ratios == (1.0, 1.0, 1.0)


@given(strain=strains, porosity=porosities)
def test_a_gel_keeps_its_volume_because_its_liquid_stays(strain, porosity):
    found = pulled(strain, porosity=porosity, condition="gel")
    assert found.volume_ratio == pytest.approx(1.0)
    assert found.porosity == pytest.approx(porosity)


def test_dense_polymer_flows_at_constant_volume():
    assert pulled(porosity=0.0).volume_ratio == pytest.approx(1.0)


@given(porosity=st.floats(0.05, 0.95))
def test_a_porous_film_gains_porosity_and_narrows(porosity):
    found = pulled(porosity=porosity)
    assert found.porosity > porosity
    assert found.ratios[1] == found.ratios[2] < 1.0


@given(strain=st.floats(0.05, 1.3), porosity=st.floats(0.05, 0.95))
def test_pores_open_more_than_the_matter_is_drawn_and_both_make_the_whole(strain, porosity):
    found = pulled(strain, porosity=porosity)
    mean = porosity * found.pore_stretch + (1.0 - porosity) * found.matter_stretch
    assert mean == pytest.approx(found.ratios[0])
    assert found.pore_stretch > found.ratios[0] > found.matter_stretch > 1.0


def test_more_than_a_hundred_percent_may_not_stay():
    edge = 0.03 + 1.0 / 0.7  # (1 - rho)(e - e_y) = 1 with rho = 0.3
    assert pulled(edge - 1e-9).residual_strain == pytest.approx(1.0)
    with pytest.raises(
        InputError, match=r"strain: of 150 % .* 103 % stay .* at most 100 %"
    ):
        pulled(1.5)


def test_the_reading_is_in_percent():
    reading = pulled().reading()
    assert reading.name == "residual_strain"
    assert reading.value == pytest.approx(100.0 * pulled().residual_strain)


@pytest.mark.parametrize(("strain", "porosity"), [(0.0, 0.5), (0.5, 1.0)])
def test_what_cannot_be_stretched_is_refused(strain, porosity):
    with pytest.raises(InputError, match="give a strain above 0, a yield strain"):
        pulled(strain, porosity=porosity)
