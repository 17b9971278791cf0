"""A virtual scan becomes a view without being made: its folder is written by hand."""

import numpy as np
import pytest

from poreform.core.files import write_text_atomic
from poreform.core.provenance import provenance
from poreform.materials.catalogue import load
from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.report.scanned import assumptions_of, view_of_run, view_of_scan
from poreform.structure.files import save_membrane
from poreform.virtual.conditions import Conditions, Models
from poreform.virtual.curves import Curves, save_curves
from poreform.virtual.result import RunResult
from poreform.virtual.scan import ScanResult

CURVES = Curves(
    {
        "history_time": np.array([0.0, 10.0]),
        "history_temperature": np.array([430.0, 300.0]),
        "pressure": np.array([1e5, 2e5]),
        "wet_flow": np.array([0.0, 1.0]),
        "dry_flow": np.array([1.0, 2.0]),
        "bubble_pressure": np.array([1.2e5]),
        "half_dry_pressure": np.array([1.8e5]),
        "strain": np.array([0.0, 0.5]),
        "stress": np.array([0.0, 1e6]),
        "bearing": np.ones((2, 3, 4)),
        "broken": np.zeros((2, 3, 4)),
        "element": np.array([1e-7, 1e-7, 2e-7]),
    }
)


@pytest.fixture(scope="module")
def conditions():
    """The thermodynamics of a shipped recipe."""
    recipe = Recipe.from_toml("examples/recipes/pvdf_dbp_dehp.toml")
    catalogue = load()
    return Conditions(resolve(recipe, catalogue), catalogue, Models())


@pytest.fixture
def made(tmp_path, experiment, texture):
    """Write the folder of a run as the virtual line leaves it."""

    def make(celsius, layers=1):
        folder = tmp_path / str(celsius)
        for layer in range(layers):
            save_membrane(texture(seed=layer), folder / f"structure-{layer}.npz")
            save_curves(CURVES, folder / f"curves-{layer}.npz")
        write_text_atomic(folder / "experiment.json", "{}")
        return RunResult(str(celsius), folder, experiment(celsius))

    return make


@pytest.fixture
def result(conditions, made):
    """A scan of five membranes, one of which was given up."""
    lost = made(110).experiment.model_copy(update={"state": "failed", "readings": ()})
    runs = (*(made(ts) for ts in (100, 105, 115, 120)), RunResult("lost", None, lost))
    return ScanResult(
        recipe=conditions.line.recipe,
        line=conditions.line,
        catalogue=conditions.catalogue,
        conditions=conditions,
        runs=runs,
        provenance=provenance(seed=7, inputs={}),
    )


def test_every_record_is_in_the_view_and_three_are_shown(result):
    view = view_of_scan(result)
    assert len(view.experiments) == 5
    assert [
        round(run.experiment.dissolution_temperature - 273.15) for run in view.runs
    ] == [
        100,
        105,
        120,
    ]


def test_the_routes_are_judged_and_simulation_is_no_measurement(result):
    view = view_of_scan(result)
    assert [verdict.route for verdict in view.verdicts] == ["P", "R", "L"]
    assert not any(verdict.answer.value == "met" for verdict in view.verdicts)


def test_every_curve_finds_its_place(made):
    run = view_of_run(made(100))
    assert run.history.at(5.0) == pytest.approx(365.0)
    assert run.porometry.bubble_pressure == pytest.approx(1.2e5)
    assert run.stress_strain.strain[-1] == pytest.approx(0.5)
    assert run.fracture.bearing.shape == (2, 3, 4)
    assert run.fracture.element == (1e-7, 1e-7, 2e-7)
    assert (run.pore_sizes, run.extraction) == (None, None)


def test_the_middle_layer_of_the_wall_is_shown(made, texture):
    shown = view_of_run(made(100, layers=3)).membrane
    assert (shown.pores == texture(seed=1).pores).all()


def test_materials_models_and_the_pair_are_all_listed(conditions):
    rows = assumptions_of(conditions)
    text = " ".join(row.name for row in rows)
    names = (conditions.line.polymer.name, "dibutyl phthalate", "SurvivingOrder", "ethanol")
    assert all(name in text for name in names)
    assert {row.status for row in rows} >= {"assumed", "read_secondary"}
    assert all(row.source and row.value for row in rows)
