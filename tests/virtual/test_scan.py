"""The scan: every point once, resumable, and equal membranes but for what is scanned."""

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.virtual.ordered import advances
from poreform.virtual.scan import scan
from poreform.virtual.sweep import Workers

HERE = Workers(count=0)
COLD = {"start": "100 degC", "stop": "110 degC"}
"""Wholly below the dissolution band, so that nothing is left to be simulated."""


def stamps(folder):
    """When each file of the finished runs was written."""
    return {path: path.stat().st_mtime_ns for path in sorted(folder.glob("runs/*/*"))}


@pytest.fixture(scope="module")
def cold(recipe, tmp_path_factory):
    """A scan of three temperatures with two replicates, and its folder."""
    folder = tmp_path_factory.mktemp("cold")
    return scan(recipe(scan={**COLD, "replicates": 2}), folder=folder, workers=HERE), folder


def test_a_scan_below_the_dissolution_band_makes_no_membrane_and_says_why(cold):
    result, _ = cold
    assert {record.state for record in result.experiments} == {"not dissolved"}
    assert all("of the crystals survive" in record.remark for record in result.experiments)
    assert {record.readings for record in result.experiments} == {()}


def test_points_come_by_temperature_and_replicate(cold):
    result, _ = cold
    points = [
        (record.dissolution_temperature, record.replicate) for record in result.experiments
    ]
    kelvins = (373.15, 378.15, 383.15)
    assert points == [
        (pytest.approx(kelvin), count) for kelvin in kelvins for count in (1, 2)
    ]


def test_what_was_ordered_is_noted_and_how_far_it_is(cold):
    result, folder = cold
    ordered = {advance.total: advance for advance in advances(folder)}
    assert ordered[6].name == result.recipe.name
    assert ordered[6].is_complete


def test_every_replicate_is_a_run_of_its_own(cold):
    result, folder = cold
    digests = {run.digest for run in result.runs}
    assert len(digests) == 6
    assert {path.name for path in (folder / "runs").iterdir()} == digests


def test_a_finished_run_keeps_its_inputs_its_record_and_its_origin(cold):
    result, _ = cold
    names = {path.name for path in result.runs[0].folder.iterdir()}
    assert names == {"inputs.json", "experiment.json", "provenance.json"}


def test_a_second_scan_repeats_nothing_and_finds_the_same(cold, recipe):
    result, folder = cold
    before = stamps(folder)
    again = scan(recipe(scan={**COLD, "replicates": 2}), folder=folder, workers=HERE)
    assert stamps(folder) == before
    assert again.experiments == result.experiments


def test_a_longer_scan_reuses_the_points_of_the_shorter_one(cold, recipe):
    result, folder = cold
    shorter = {**COLD, "stop": "105 degC", "replicates": 1}
    part = scan(recipe(scan=shorter), folder=folder, workers=HERE)
    assert {run.digest for run in part.runs} <= {run.digest for run in result.runs}


def test_another_seed_is_another_set_of_runs(cold, recipe, tmp_path):
    result, _ = cold
    other = scan(recipe(scan=COLD, seed=5), folder=tmp_path, workers=HERE)
    assert {run.digest for run in other.runs}.isdisjoint(run.digest for run in result.runs)


def test_every_concentration_is_scanned_over_every_temperature(recipe, tmp_path):
    both = {"stop": "105 degC", "replicates": 1, "concentrations": ["30 wt%", "25 wt%"]}
    result = scan(recipe(scan=both), folder=tmp_path, workers=HERE)
    found = [record.concentration for record in result.experiments]
    assert found == pytest.approx([0.30, 0.30, 0.25, 0.25])


def test_a_drawn_seed_is_kept_so_that_the_scan_can_be_resumed(recipe, tmp_path):
    unseeded = recipe(scan=COLD, seed=None)
    first = scan(unseeded, folder=tmp_path, workers=HERE)
    before = stamps(tmp_path)
    second = scan(unseeded, folder=tmp_path, workers=HERE)
    assert first.recipe.seed == second.recipe.seed is not None
    assert stamps(tmp_path) == before


def test_a_recipe_without_a_scan_is_refused_with_the_way_out(recipe, tmp_path):
    with pytest.raises(InputError, match=r"no \[scan\] section; .*'poreform run'"):
        scan(recipe(scan=None), folder=tmp_path, workers=HERE)


def test_the_one_membrane_of_a_recipe_leaves_its_scan_aside(recipe, tmp_path):
    lone = recipe(dissolution={"temperature": "105 degC"})
    result = scan(lone, folder=tmp_path, workers=HERE, whole_scan=False)
    (record,) = result.experiments
    assert record.dissolution_temperature == pytest.approx(378.15)


def test_a_substance_that_nobody_knows_is_refused_before_anything_is_made(recipe, tmp_path):
    with pytest.raises(UnknownNameError, match=r"treatment\.liquid: .*etanol"):
        scan(recipe(treatment={"liquid": "etanol"}), folder=tmp_path, workers=HERE)
    assert list(tmp_path.iterdir()) == []
