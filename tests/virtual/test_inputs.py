"""What names a run: everything that decides it, and nothing else."""

import shutil
from pathlib import Path

import pytest

import poreform.materials
from poreform.core.errors import StoredDataError
from poreform.materials.catalogue import load
from poreform.virtual.inputs import RunOrder, order

ETHANOL = Path(poreform.materials.__file__).parent / "data" / "liquids" / "ethanol.toml"


def own_folder(folder, tension="21.95 mN/m"):
    """Make a folder of own materials with an ethanol of the surface tension given."""
    (folder / "liquids").mkdir(parents=True)
    text = ETHANOL.read_text(encoding="utf-8")
    line = 'surface_tension = { value = "21.95 mN/m"'
    assert line in text
    text = text.replace(line, line.replace("21.95 mN/m", tension), 1)
    (folder / "liquids" / "ethanol.toml").write_text(text, encoding="utf-8")
    return folder


def digest(recipe, folder=None):
    return order(recipe, load(folder), user_materials=folder).inputs.digest()


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 7},
        {"fidelity": "standard"},
        {"solution": {"concentration": "31 wt%"}},
        {"dissolution": {"temperature": "125 degC"}},
        {"dissolution": {"time": "3 h"}},
        {"forming": {"thickness": "201 um"}},
        {"cooling": {"depths": ["51 %"]}},
        {"treatment": {"edges": "clamped"}},
        {"treatment": {"liquid": "acetone"}},
    ],
    ids=str,
)
def test_a_change_of_anything_in_the_recipe_is_another_run(recipe, change):
    assert digest(recipe(**change)) != digest(recipe())


def test_the_same_recipe_is_the_same_run(recipe):
    assert digest(recipe()) == digest(recipe())


def test_a_material_of_other_figures_is_another_run(recipe, tmp_path):
    wetter = own_folder(tmp_path / "own", tension="21.96 mN/m")
    assert digest(recipe(), wetter) != digest(recipe())


def test_where_equal_materials_lie_does_not_matter(recipe, tmp_path):
    here, there = own_folder(tmp_path / "here"), own_folder(tmp_path / "there")
    assert digest(recipe(), here) == digest(recipe(), there) == digest(recipe())


def test_an_order_comes_back_from_its_text_as_the_line_it_was(recipe, catalogue):
    made = order(recipe(), catalogue, user_materials=None)
    line, _ = RunOrder.model_validate_json(made.model_dump_json()).line()
    assert line.recipe == recipe()
    assert line.liquid.name == "ethanol"


def test_materials_that_changed_since_the_order_are_refused(recipe, tmp_path):
    folder = own_folder(tmp_path / "own")
    made = order(recipe(), load(folder), user_materials=folder)
    shutil.rmtree(folder)
    own_folder(folder, tension="21.96 mN/m")
    with pytest.raises(StoredDataError, match="the materials have changed since"):
        made.line()
