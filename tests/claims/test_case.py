"""Cases: which records speak of a recipe."""

import pytest

from poreform.claims.case import Case
from poreform.claims.evidence import Evidence
from poreform.core.errors import UnknownNameError
from poreform.core.reading import Reading

MIXTURE = [
    {"solvent": "dibutyl phthalate", "fraction": "60 wt%"},
    {"solvent": "di(2-ethylhexyl) phthalate", "fraction": "40 wt%"},
]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"solvent": "DBP"}, True),
        ({"solvent": "84-74-2"}, True),
        ({"solvent": "sulfolane"}, False),
        ({"solvent": "an unknown oil"}, False),
        ({"polymer": "pvdf"}, True),
        ({"polymer": "PVDF-HFP"}, False),
        ({"polymer": ""}, False),
        ({"weight_average_molar_mass": 260.0}, True),
        ({"weight_average_molar_mass": 400.0}, False),
        ({"weight_average_molar_mass": None}, True),
    ],
)
def test_a_record_speaks_of_its_own_polymer_and_solvent(case, record, changes, same):
    assert case().is_same_solution(record(150.0, **changes)) is same


@pytest.mark.parametrize(
    ("solvent", "same"),
    [
        ("dibutyl phthalate 60 wt% + di(2-ethylhexyl) phthalate 40 wt%", True),
        ("DEHP 40 wt% + DBP 60 wt%", True),
        ("DBP 60% + DEHP 40%", True),
        ("dibutyl phthalate 50 wt% + di(2-ethylhexyl) phthalate 50 wt%", False),
        ("dibutyl phthalate", False),
    ],
)
def test_a_mixture_is_known_by_its_parts_in_any_order(
    catalogue, recipe, record, solvent, same
):
    mixed = recipe(solvent=None, mixture=MIXTURE)
    found = Case.of(mixed, Evidence(), catalogue)
    assert found.is_same_solution(record(150.0, solvent=solvent)) is same


def test_the_concentration_is_the_same_to_a_tenth_of_a_percent(case, record):
    assert case().is_same_concentration(record(150.0, concentration=0.2505))
    assert not case().is_same_concentration(record(150.0, concentration=0.26))
    assert not case().is_same_concentration(record(150.0, concentration=None))


def test_measured_records_come_before_simulated_ones(case, record):
    simulated = record(150.0, 60.0, origin="simulated", name="s")
    found = case([simulated, record(150.0, 62.0)]).records("porosity")
    assert [entry.origin for entry in found] == ["measured", "simulated"]


def test_records_of_a_blend_do_not_speak_of_a_plain_solution(case, record):
    blend = record(150.0, 60.0, resin="PMMA", resin_concentration=0.1)
    assert case([blend]).records("porosity") == ()


def test_a_blend_is_judged_by_scans_of_the_polymer_alone(case, scan):
    blend = scan(130.0, 160.0, resin="PMMA", resin_concentration=0.1)
    assert case(blend).scans(simulated=False) == ()
    assert len(case(scan(130.0, 160.0)).scans(simulated=False)) == 1


def test_a_record_without_the_reading_is_silent(case, record):
    cloudy = record(150.0, readings=(Reading("cloud_point", 140.0, "degC", "standing"),))
    assert case([cloudy, record(150.0, 60.0)]).records("cloud_point") == (cloudy,)


def test_an_unknown_substance_is_refused_with_near_misses(case):
    with pytest.raises(UnknownNameError, match="sulfolane"):
        case(solvent={"name": "sulfolan"})
