"""`poreform materials`."""

import pytest


def test_every_kind_is_listed(say):
    content = say("materials", "--json").content
    assert set(content) == {"polymer", "resin", "solvent", "liquid"}
    assert all(content.values())


def test_one_kind_is_listed(say):
    said = say("materials", "solvent")
    assert said.code == 0
    assert "sulfolane" in said.out


@pytest.mark.parametrize("name", ["dibutyl phthalate", "84-74-2", "DBP"])
def test_name_number_and_abbreviation_lead_to_one_solvent(say, name):
    content = say("materials", "solvent", name, "--json").content
    assert content["material"]["cas"] == "84-74-2"
    assert {fact["status"] for fact in content["facts"]} <= {
        "read",
        "read_secondary",
        "computed",
        "assumed",
    }


def test_a_misspelt_name_gets_the_nearest_one(say):
    said = say("materials", "solvent", "dibutil phthalate")
    assert said.code == 2
    assert "did you mean 'dibutyl phthalate'" in said.err


def test_an_unknown_kind_is_refused(say):
    assert say("materials", "gas").code == 2
