"""The nine after-treatments are the claimed orders of two operations."""

import pytest

from poreform.core.errors import InputError
from poreform.process.treatments import TREATMENTS, Extract, Stretch, operations

# The table 'after-treatment | order' of the claims: extract only; stretch, then extract;
# extract, then stretch - for the routes P, R and L in turn.
ORDERS = {
    "extract": ("i", "iv", "vii"),
    "stretch extract": ("ii", "v", "viii"),
    "extract stretch": ("iii", "vi", "ix"),
}


@pytest.mark.parametrize(("order", "codes"), ORDERS.items())
def test_the_order_is_the_one_of_the_claim(order, codes):
    found = {code: " ".join(TREATMENTS[code].operations) for code in codes}
    assert found == dict.fromkeys(codes, order)
    assert [TREATMENTS[code].route for code in codes] == ["P", "R", "L"]


def test_there_are_nine_and_only_the_blend_loses_a_resin():
    assert len(TREATMENTS) == 9
    blend = {code for code, entry in TREATMENTS.items() if entry.removes_resin}
    assert blend == {"iv", "v", "vi"}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [("i", [Extract]), ("v", [Stretch, Extract]), ("ix", [Extract, Stretch])],
)
def test_operations_come_out_in_their_order(catalogue, code, kinds):
    treatment = TREATMENTS[code]
    found = operations(
        treatment,
        liquid=catalogue.liquid("ethanol"),
        edges="free",
        time=60.0,
        strain=0.5 if treatment.stretches else None,
    )
    assert [type(step) for step in found] == kinds


@pytest.mark.parametrize(("code", "strain"), [("i", 0.5), ("ii", None)])
def test_a_strain_belongs_to_a_stretch(catalogue, code, strain):
    with pytest.raises(InputError, match=f"treatment {code} .*stretch.* the strain under"):
        operations(
            TREATMENTS[code],
            liquid=catalogue.liquid("ethanol"),
            edges="free",
            time=60.0,
            strain=strain,
        )
