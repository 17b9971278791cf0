"""One virtual membrane from recipe to record: equal bits, also after a sudden death."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from poreform.virtual.inputs import order
from poreform.virtual.readings import BENCH
from poreform.virtual.run import produce
from poreform.virtual.scan import simulate
from poreform.virtual.store import RunStore

EXAMPLE = Path(__file__).parents[2] / "examples" / "recipes" / "pvdf_sulfolane.toml"
LONGEST = 900.0
"""[s] waited for a checkpoint on a busy machine."""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The example in sulfolane, dissolved at 125 degC: the box of fewest steps."""
    text = EXAMPLE.read_text(encoding="utf-8")
    stated = 'temperature = "120 degC"'
    assert text.count(stated) == 1
    path = tmp_path_factory.mktemp("recipe") / "recipe.toml"
    path.write_text(text.replace(stated, 'temperature = "125 degC"'), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(path, tmp_path_factory):
    """The membrane, made without a break."""
    return simulate(path, folder=tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def again(path, tmp_path_factory):
    """The same recipe and seed in another folder."""
    return simulate(path, folder=tmp_path_factory.mktemp("second"))


@pytest.fixture(scope="module")
def killed(path, tmp_path_factory):
    """The same membrane by the command line, killed on its way and started again."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "poreform.cli", "run", str(path)]
    command += ["--workers", "0", "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        with suppress(subprocess.TimeoutExpired):
            _await_checkpoint(process, folder)
            # any moment will do, so that no one moment is tuned to
            process.wait(timeout=5.0 * np.random.default_rng().random())
        process.send_signal(signal.SIGKILL)
    left = sorted(entry.name for entry in (folder / "unfinished").glob("*.npz"))
    second = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return folder, process.returncode, left, second.returncode


def _await_checkpoint(process, folder):
    ends = time.monotonic() + LONGEST
    while not list((folder / "unfinished").glob("[!.]*.npz")):
        assert process.poll() is None, "the run ended before its first checkpoint"
        assert time.monotonic() < ends, "no checkpoint was written in time"
        time.sleep(0.1)


def fields(membrane):
    return {
        "pores": membrane.pores,
        "grains": membrane.grains,
        "level": membrane.level,
        "numbers": (membrane.spacing, membrane.wraps, membrane.matter_porosity),
    }


@pytest.mark.slow
def test_the_same_seed_makes_the_same_membrane_bit_by_bit(made, again):
    assert again.digest == made.digest
    assert again.experiment == made.experiment
    np.testing.assert_equal(fields(again.membrane()), fields(made.membrane()))
    np.testing.assert_equal(fields(again.gel()), fields(made.gel()))


@pytest.mark.slow
def test_a_membrane_comes_back_from_its_folder_with_structure_and_curves(made):
    assert (made.experiment.state, made.layers) == ("made", 1)
    assert {entry.name for entry in made.experiment.readings} <= set(BENCH)
    assert made.curves().pair("history_time", "history_temperature") is not None
    read = {entry.name: entry.value for entry in made.experiment.readings}
    assert made.membrane().porosity == pytest.approx(read["porosity"] / 100.0, abs=0.02)


@pytest.mark.slow
def test_drying_keeps_the_dense_polymer_of_the_gel(made):
    wet, dry = (
        (1.0 - entry.porosity) * entry.volume for entry in (made.gel(), made.membrane())
    )
    assert dry == pytest.approx(wet, rel=2e-3)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="this system knows no SIGKILL")
def test_a_killed_run_goes_on_to_the_bits_of_an_unbroken_one(made, killed):
    folder, first, left, second = killed
    assert (first, second) == (-signal.SIGKILL, 0)
    assert left == [f"{made.digest}-0.npz"]
    run = folder / "runs" / made.digest
    for name in ("structure-0.npz", "gel-0.npz", "curves-0.npz"):
        with np.load(run / name) as resumed, np.load(made.folder / name) as unbroken:
            np.testing.assert_equal(dict(resumed), dict(unbroken))
    record = json.loads((run / "experiment.json").read_text(encoding="utf-8"))
    assert record == json.loads((made.folder / "experiment.json").read_text("utf-8"))
    assert list((folder / "unfinished").iterdir()) == []


def test_a_run_that_is_done_is_not_made_again(recipe, catalogue, tmp_path):
    cold = order(
        recipe(dissolution={"temperature": "105 degC"}), catalogue, user_materials=None
    )
    produce(cold.model_dump_json(), str(tmp_path))
    record = RunStore(tmp_path).folder(cold.inputs.digest()) / "experiment.json"
    written = record.stat().st_mtime_ns
    produce(cold.model_dump_json(), str(tmp_path))
    assert record.stat().st_mtime_ns == written


def test_a_dope_that_does_not_dissolve_leaves_a_record_of_its_own_kind(
    recipe, catalogue, tmp_path
):
    cold = order(
        recipe(dissolution={"temperature": "105 degC"}), catalogue, user_materials=None
    )
    produce(cold.model_dump_json(), str(tmp_path))
    folder = RunStore(tmp_path).folder(cold.inputs.digest())
    record = json.loads((folder / "experiment.json").read_text(encoding="utf-8"))
    assert record["state"] == "not dissolved"
    assert record["origin"] == "simulated"
    origin = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    assert origin["inputs"]["run"] == cold.inputs.digest()
