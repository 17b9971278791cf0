"""The recipe: what it means, and one clear sentence for each way to spoil it."""

from pathlib import Path

import pytest

from poreform.core.errors import InputError
from poreform.process.recipe import Recipe

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "recipes").glob("*.toml"))


def recipe(content) -> Recipe:
    return Recipe.from_mapping(content, name="recipe.toml")


def test_text_becomes_si_numbers(content):
    found = recipe(content())
    assert found.solution.concentration == pytest.approx(0.25)
    assert found.dissolution.temperature == pytest.approx(433.15)
    assert found.forming.thickness == pytest.approx(2e-4)
    assert found.dissolution.time == 3600.0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_shipped_recipe_survives_the_round_trip_through_its_canonical_text(path):
    found = Recipe.from_toml(path)
    again = Recipe.model_validate_json(found.canonical())
    assert again == found
    assert again.digest() == found.digest()


def test_there_is_a_recipe_for_every_route():
    routes = {Recipe.from_toml(path).route for path in EXAMPLES}
    assert routes == {"P", "R", "L"}


def test_the_dope_reaches_the_die_at_its_dissolution_temperature_unless_told(content):
    assert recipe(content()).die_temperature == pytest.approx(433.15)
    cooled = content(forming={"die_temperature": "140 degC"})
    assert recipe(cooled).die_temperature == pytest.approx(413.15)


def test_a_point_of_a_scan_differs_only_in_temperature_concentration_and_seed(content):
    scan = recipe(content(scan={"stop": "150 degC"}, seed=7))
    point = scan.point(dissolution_temperature=383.15, concentration=0.3, seed=9)
    changed = {key for key, value in scan if getattr(point, key) != value}
    assert changed == {"scan", "solution", "dissolution", "seed"}
    assert point.dissolution.time == scan.dissolution.time
    assert (point.temperatures, point.concentrations) == ((383.15,), (0.3,))


def test_equal_recipes_have_equal_hashes_whatever_their_units(content):
    in_minutes = content(dissolution={"time": "60 min"})
    assert recipe(in_minutes).digest() == recipe(content()).digest()


def test_a_scan_names_its_own_concentrations_or_takes_the_one_of_the_solution(content):
    assert recipe(content(scan={"stop": "150 degC"})).concentrations == (0.25,)
    several = {"stop": "150 degC", "concentrations": ["20 wt%", "30 wt%"]}
    assert recipe(content(scan=several)).concentrations == pytest.approx((0.2, 0.3))


def test_a_mixed_diluent_keeps_its_shares(content):
    parts = [
        {"solvent": "DBP", "fraction": "60 wt%"},
        {"solvent": "DEHP", "fraction": "40 wt%"},
    ]
    mixed = content(mixture=parts)
    del mixed["solvent"]
    assert recipe(mixed).diluent == (("DBP", 0.6), ("DEHP", pytest.approx(0.4)))


@pytest.mark.parametrize("edge", ["10 wt%", "60 wt%"])
def test_the_limits_of_the_concentration_are_inside(content, edge):
    found = recipe(content(solution={"concentration": edge}))
    assert found.solution.concentration in {0.1, 0.6}


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param(
            {"dissolution": {"temperature": "160 bar"}},
            r"dissolution.temperature: '160 bar' is not a quantity in degC; write e.g.",
            id="wrong unit",
        ),
        pytest.param(
            {"dissolution": {"temperature": 160}},
            r"dissolution.temperature: 160 has no unit; write e.g. '160 degC'",
            id="no unit",
        ),
        pytest.param(
            {"solution": {"concentration": "70 wt%"}},
            r"solution.concentration: .* is 70 wt%, outside 10 to 60 wt%; .* change",
            id="70 wt%",
        ),
        pytest.param(
            {"polymer": {"weight_average_molar_mass": "9e4 g/mol"}},
            r"molar_mass: .* is 90000 g/mol, outside 100000 .* longer grade",
            id="short chains",
        ),
        pytest.param(
            {"forming": {"thickness": "-100 um"}},
            r"forming.flat sheet.thickness: .* is -100 um, outside 1 to 20000 um; give",
            id="negative thickness",
        ),
        pytest.param(
            {"forming": {"geometry": "tube"}},
            r"forming: input tag 'tube' .* does not match any of the expected tags",
            id="unknown geometry",
        ),
        pytest.param(
            {"scan": {"start": "150 degC", "stop": "140 degC"}},
            r"scan: a scan from 150 to 140 degC holds no two .*; put stop at least",
            id="empty scan",
        ),
        pytest.param(
            {"scan": {"stop": "150 degC", "concentrations": []}},
            r"scan: concentrations is an empty list; name at least one",
            id="scan of nothing",
        ),
        pytest.param(
            {"scan": {"stop": "152 degC"}},
            r"scan: stop is 152 degC, which is not on the grid 100, 105, 110",
            id="off the grid",
        ),
        pytest.param(
            {"scan": {"stop": "150 degC", "concentrations": ["20 wt%", "20 wt%"]}},
            r"names one concentration twice; use replicates instead",
            id="twice the same",
        ),
        pytest.param(
            {"mixture": [{"solvent": "DBP", "fraction": "100 wt%"}]},
            r"exactly one of the two; this recipe has both",
            id="two diluents",
        ),
        pytest.param(
            {"solvent": None},
            r"exactly one of the two; this recipe has neither",
            id="no diluent",
        ),
        pytest.param(
            {
                "solvent": None,
                "mixture": [
                    {"solvent": "DBP", "fraction": "50 wt%"},
                    {"solvent": "DEHP", "fraction": "40 wt%"},
                ],
            },
            r"mixture: the shares make 90 wt% of the diluent; change them",
            id="shares of 90",
        ),
        pytest.param(
            {"treatment": {"code": "iv"}},
            r"treatment.code is 'iv', which is for a blend, but there is no \[resin\]",
            id="blend without resin",
        ),
        pytest.param(
            {"resin": {"name": "PMMA", "concentration": "10 wt%"}},
            r"treatment.code is 'i', which is not for a blend; blends .* take iv, v or vi",
            id="resin without blend",
        ),
        pytest.param(
            {
                "treatment": {"code": "iv"},
                "resin": {"name": "PMMA", "concentration": "40 wt%"},
            },
            r"resin.concentration: polymer and resin make 65 wt% of the solution",
            id="too many solids",
        ),
        pytest.param(
            {"treatment": {"code": "ii"}},
            r"treatment.strain: treatment 'ii' stretches; give the strain under load",
            id="stretch without strain",
        ),
        pytest.param(
            {"treatment": {"strain": "50 %"}},
            r"treatment.strain: treatment 'i' does not stretch; remove the strain",
            id="strain without stretch",
        ),
        pytest.param(
            {"solvnt": {"name": "DBP"}},
            r"solvnt: is not a known field; check its spelling or remove it",
            id="misspelt section",
        ),
    ],
)
def test_a_spoilt_recipe_gets_one_clear_sentence(content, change, match):
    with pytest.raises(InputError, match=match):
        recipe(content(**change))


def test_a_file_that_is_not_toml_is_named_with_the_reason(tmp_path):
    path = tmp_path / "recipe.toml"
    path.write_text("25 wt% PVDF in DBP\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"recipe.toml: is not TOML \(.*\); see"):
        Recipe.from_toml(path)


def test_the_description_speaks_the_language_of_the_lab(content):
    assert recipe(content()).describe() == (
        "25 wt% PVDF in dibutyl phthalate, dissolved at 160 degC, treatment i"
    )
