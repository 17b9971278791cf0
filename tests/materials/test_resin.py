"""Resins: PMMA of the blend route."""

import pytest

from poreform.core.errors import OutOfRangeError
from poreform.materials.catalogue import load

PMMA = load().resin("PMMA")


def test_the_repeat_unit_weighs_what_its_formula_says():
    # C5H8O2, IUPAC 2021
    assert PMMA.repeat_molar_mass.value == pytest.approx(
        (5 * 12.011 + 8 * 1.008 + 2 * 15.999) * 1e-3, rel=2e-4
    )


def test_the_melt_line_meets_the_glass_near_the_glass_transition():
    glass = PMMA.density_solid.value * (1.0 - 2.3e-4 * (378.15 - 298.15))
    assert PMMA.density_at(PMMA.glass_transition_temperature.value) == pytest.approx(
        glass, rel=0.02
    )


def test_its_extraction_liquids_are_on_file():
    known = load().names("liquid")
    assert PMMA.soluble_in
    assert set(PMMA.soluble_in) <= set(known)


def test_the_melt_density_knows_where_the_resin_decomposes():
    with pytest.raises(OutOfRangeError, match=r"melt density of PMMA at 277 degC"):
        PMMA.density_at(550.15)
