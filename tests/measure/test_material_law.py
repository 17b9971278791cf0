"""The tensile curve of dense matter, and the ligament rules."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.measure.material_law import CriticalLigament, EveryLigamentDraws, MaterialLaw


def test_the_curve_goes_through_yield_and_break():
    law = MaterialLaw(modulus=2e9, yield_stress=40e6, draw_strain=1.5, break_ratio=1.2)
    strains = np.array([0.0, 0.01, 0.02, 1.5])
    assert law.stress(strains) == pytest.approx([0.0, 20e6, 40e6, 48e6])


def test_a_ligament_of_the_critical_thickness_draws_half():
    rule = CriticalLigament(thickness=0.4e-6, exponent=2.0)
    found = rule.draw_factor(np.array([0.0, 0.4e-6, 1.2e-6]))
    assert found == pytest.approx([1.0, 0.5, 0.1])


def test_without_a_rule_every_thickness_draws():
    assert EveryLigamentDraws().draw_factor(np.array([0.0, 1.0])).tolist() == [1.0, 1.0]


def test_what_is_assumed_is_said():
    assert "assumed" in CriticalLigament().described()
    assert "1000 MPa, yield 30 MPa, break 48 MPa at 300 %" in MaterialLaw().described()


@pytest.mark.parametrize(
    ("field", "value", "match"),
    [
        ("modulus", 0.0, "modulus is 0.0; it is above 0"),
        ("yield_stress", -1.0, "yield_stress is -1.0"),
        ("break_ratio", 0.9, "drawn matter bears at least its yield stress"),
        ("poisson_ratio", 0.5, "it lies from 0 to 0.45"),
        ("draw_strain", 0.02, "below the yield strain 0.03"),
    ],
)
def test_a_law_that_is_no_law_is_refused(field, value, match):
    with pytest.raises(InputError, match=match):
        MaterialLaw(**{field: value})
