"""The catalogue: names, near misses, CAS numbers, and the user's own folder."""

import shutil

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.materials.catalogue import SHIPPED, USER_VARIABLE, load

CATALOGUE = load()
OWN_SOLVENT = (SHIPPED / "solvents" / "dibutyl_phthalate.toml").read_text()


@pytest.fixture
def own_folder(tmp_path):
    (tmp_path / "solvents").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "cas",
    [
        "84-74-2", "3648-21-3", "84-61-7", "117-81-7", "131-11-3", "84-66-2", "109-43-3",
        "105-76-0", "102-76-1", "77-90-7", "102-09-0", "119-61-9", "108-94-1", "96-48-0",
        "108-32-7", "96-49-1", "126-33-0", "98-86-2", "78-59-1", "119-36-8", "141-28-6",
    ],
)  # fmt: skip
def test_every_promised_solvent_is_found_by_its_cas_number(cas):
    assert CATALOGUE.solvent(cas).cas == cas


@pytest.mark.parametrize(
    "name",
    [
        "dichloromethane", "methanol", "ethanol", "acetone", "2-propanol", "n-hexane",
        "HFC-43-10mee", "water", "Porefil", "Porofil", "Galwick",
    ],
)  # fmt: skip
def test_every_promised_liquid_is_on_file(name):
    assert CATALOGUE.liquid(name).name == name


@pytest.mark.parametrize("name", ["DBP", "dbp", "84-74-2", " Dibutyl Phthalate "])
def test_a_solvent_answers_to_its_abbreviation_cas_and_any_case(name):
    assert CATALOGUE.solvent(name).name == "dibutyl phthalate"


def test_names_are_sorted_and_complete():
    assert CATALOGUE.names("polymer") == ("PVDF", "PVDF 6010-like", "PVDF-HFP")
    assert CATALOGUE.names("resin") == ("PMMA",)
    assert len(CATALOGUE.names("solvent")) == 21
    assert len(CATALOGUE.names("liquid")) == 11
    assert "PVDF / sulfolane" in CATALOGUE.names("pair")


@pytest.mark.parametrize(
    ("kind", "name", "match"),
    [
        ("solvent", "dibutyl phtalate", "did you mean 'dibutyl phthalate'"),
        ("solvent", "DBQ", "did you mean 'DB"),
        ("polymer", "PVDFF", "did you mean 'PVDF'"),
        ("resin", "xyz", "known are: PMMA"),
        ("liquid", "dichlormethane", "did you mean 'dichloromethane'"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_known_ones(kind, name, match):
    finder = {
        "solvent": CATALOGUE.solvent,
        "polymer": CATALOGUE.polymer,
        "resin": CATALOGUE.resin,
        "liquid": CATALOGUE.liquid,
    }[kind]
    with pytest.raises(UnknownNameError, match=match):
        finder(name)


def test_grades_of_one_family_share_its_pairs():
    generic = CATALOGUE.pair("PVDF", "DBP")
    assert generic is not None
    assert CATALOGUE.pair("PVDF 6010-like", "84-74-2") is generic


def test_a_pair_that_nobody_observed_is_absent_and_an_unknown_partner_is_an_error():
    assert CATALOGUE.pair("PVDF", "ethylene carbonate") is None
    assert CATALOGUE.pair("PVDF-HFP", "DBP") is None
    with pytest.raises(UnknownNameError, match="no solvent or resin is called 'sulfolan'"):
        CATALOGUE.pair("PVDF", "sulfolan")


def test_a_user_file_adds_a_substance(own_folder):
    text = OWN_SOLVENT.replace("dibutyl phthalate", "my ester").replace(
        "84-74-2", "50-00-0"
    )
    text = text.replace('["DBP", "di-n-butyl phthalate"]', "[]")
    (own_folder / "solvents" / "mine.toml").write_text(text)
    catalogue = load(own_folder)
    assert catalogue.solvent("my ester").cas == "50-00-0"
    assert len(catalogue.names("solvent")) == 22


def test_a_user_file_replaces_the_shipped_one_of_the_same_name(own_folder):
    text = OWN_SOLVENT.replace("1.043 g/cm**3", "1.050 g/cm**3")
    (own_folder / "solvents" / "better.toml").write_text(text)
    catalogue = load(own_folder)
    assert catalogue.solvent("DBP").density_at(298.15) == pytest.approx(1050.0)
    assert len(catalogue.names("solvent")) == 21


def test_the_environment_names_the_folder(own_folder, monkeypatch):
    text = OWN_SOLVENT.replace("1.043 g/cm**3", "1.060 g/cm**3")
    (own_folder / "solvents" / "better.toml").write_text(text)
    monkeypatch.setenv(USER_VARIABLE, str(own_folder))
    assert load().solvent("DBP").density_at(298.15) == pytest.approx(1060.0)


def test_the_home_folder_is_read_where_it_exists(tmp_path, monkeypatch):
    monkeypatch.delenv(USER_VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert len(load().names("polymer")) == 3
    folder = tmp_path / ".poreform" / "materials" / "polymers"
    folder.mkdir(parents=True)
    text = (SHIPPED / "polymers" / "pvdf.toml").read_text()
    text = text.replace('name = "PVDF"', 'name = "lot 7"').replace(
        '"polyvinylidene fluoride", "poly(vinylidene fluoride)", "PVDF homopolymer"', ""
    )
    (folder / "lot_7.toml").write_text(text)
    assert "lot 7" in load().names("polymer")


def test_a_faulty_user_file_is_named_with_its_path_and_field(own_folder):
    path = own_folder / "solvents" / "bad.toml"
    path.write_text(OWN_SOLVENT.replace('"338 degC"', "338.0"))
    with pytest.raises(InputError, match=r"bad\.toml: boiling_point\.value: 338\.0 has no"):
        load(own_folder)


def test_a_file_that_is_not_toml_is_named(own_folder):
    (own_folder / "solvents" / "notes.toml").write_text("dear diary")
    with pytest.raises(InputError, match=r"notes\.toml: is not TOML"):
        load(own_folder)


def test_two_files_cannot_claim_one_name(own_folder):
    (own_folder / "solvents" / "a.toml").write_text(OWN_SOLVENT)
    shutil.copy(own_folder / "solvents" / "a.toml", own_folder / "solvents" / "b.toml")
    with pytest.raises(InputError, match=r"b\.toml: '.*' is taken by .*a\.toml already"):
        load(own_folder)


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such folder of materials"):
        load(tmp_path / "nowhere")
