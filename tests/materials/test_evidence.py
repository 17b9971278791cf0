"""Every fact behind a material can be listed with its status and source."""

import pytest

from poreform.core.document import Document
from poreform.materials.catalogue import load
from poreform.materials.evidence import assumptions, facts_used

CATALOGUE = load()
MATERIALS = [
    *CATALOGUE.polymers.values(),
    *CATALOGUE.resins.values(),
    *CATALOGUE.solvents.values(),
    *CATALOGUE.liquids.values(),
    *CATALOGUE.pairs.values(),
]


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_every_material_lists_its_facts_with_a_source(material: Document):
    rows = facts_used(material)
    assert rows
    assert all(row.source and row.value and row.material == material.name for row in rows)


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_what_comes_from_memory_is_called_assumed(material):
    assert not [
        row
        for row in facts_used(material)
        if "memory" in row.source and row.status != "assumed"
    ]


def test_nested_and_repeated_facts_are_listed_under_their_field():
    fields = [row.field for row in facts_used(CATALOGUE.solvent("DMP"))]
    assert fields.count("density") == 4
    assert "hansen.polar" in fields


def test_a_fact_is_listed_in_the_unit_of_the_lab():
    rows = {row.field: row for row in facts_used(CATALOGUE.polymer("PVDF"))}
    ligament = rows["mechanics.critical_ligament_thickness"]
    assert (ligament.value, ligament.status) == ("0.4 um (0.2 to 0.8)", "assumed")
    assert rows["equilibrium_melting_temperature"].value == "182 degC (178 to 210)"


def test_assumptions_are_the_facts_that_nobody_measured():
    rows = assumptions([CATALOGUE.solvent("DBP"), CATALOGUE.pair("PVDF", "DBP")])
    assert {row.status for row in rows} == {"assumed"}
    assert ("dibutyl phthalate", "density") in {(row.material, row.field) for row in rows}
    assert ("PVDF / dibutyl phthalate", "chi_slope") in {
        (row.material, row.field) for row in rows
    }
    assert "boiling_point" not in {row.field for row in rows}
