"""Hansen distances rank the solvents of PVDF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.materials.catalogue import load
from poreform.materials.hansen import hansen_distance

PARTS = st.tuples(*[st.floats(0.0, 3e4)] * 3)


@given(one=PARTS, other=PARTS)
def test_the_distance_is_symmetric_and_zero_to_itself(one, other):
    assert hansen_distance(one, other) == hansen_distance(other, one)
    assert hansen_distance(one, one) == 0.0


@pytest.mark.parametrize(
    ("solvent", "distance"),
    [("DBP", 7.21), ("DEHP", 8.78), ("DMP", 6.33), ("GBL", 6.64), ("AP", 9.03)],
)
def test_the_distance_to_pvdf_is_the_one_of_the_published_parameters(solvent, distance):
    # Ra computed independently from the parameters of the Hansen handbook, MPa**0.5
    catalogue = load()
    found = hansen_distance(
        catalogue.solvent(solvent).hansen.parts, catalogue.polymer("PVDF").hansen.parts
    )
    assert found == pytest.approx(distance * 1e3, abs=10.0)


def test_longer_alkyl_chains_make_a_phthalate_a_weaker_solvent():
    catalogue = load()
    polymer = catalogue.polymer("PVDF").hansen.parts
    distances = [
        hansen_distance(catalogue.solvent(name).hansen.parts, polymer)
        for name in ("DMP", "DBP", "DHpP", "DEHP")
    ]
    assert distances == sorted(distances)


def test_the_total_parameter_is_the_root_of_the_cohesive_energy():
    # (17.0, 12.1, 10.2): 23.23 MPa**0.5; the cohesive energy density read elsewhere, 140
    # cal/cm3, gives 24.2
    total = load().polymer("PVDF").hansen.total
    assert total == pytest.approx(23.23e3, rel=1e-3)
    assert total == pytest.approx((140.037 * 4.184e6) ** 0.5, rel=0.05)
