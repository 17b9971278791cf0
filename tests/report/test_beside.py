"""Measured and simulated scans meet by their solution, whatever its solvent is called."""

import pytest

from poreform.materials.catalogue import load
from poreform.report.beside import beside, is_same
from poreform.window.scans import windows_of


@pytest.fixture(scope="module")
def catalogue():
    return load()


def scan(experiment, origin, **changes):
    return [
        experiment(ts).model_copy(update={"origin": origin, **changes})
        for ts in range(100, 185, 5)
    ]


def test_a_measured_scan_stands_beside_the_simulated_one(experiment, catalogue):
    records = [*scan(experiment, "measured"), *scan(experiment, "simulated")]
    (pair,) = beside(windows_of(records), catalogue)
    assert (pair.measured.simulated, pair.simulated.simulated) == (False, True)


def test_an_abbreviation_is_the_same_solvent(experiment, catalogue):
    records = [
        *scan(experiment, "measured", solvent="DBP"),
        *scan(experiment, "simulated"),
    ]
    assert len(beside(windows_of(records), catalogue)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"solvent": "sulfolane"},
        {"concentration": 0.3},
        {"concentration": None},
        {"polymer": "PVDF-HFP"},
        {"resin": "PMMA", "resin_concentration": 0.1},
    ],
)
def test_another_solution_is_no_partner(experiment, catalogue, changes):
    one = experiment(150)
    other = one.model_copy(update=changes)
    assert is_same(one, one, catalogue)
    assert not is_same(one, other, catalogue)


def test_simulated_scans_alone_stand_beside_nothing(experiment, catalogue):
    assert beside(windows_of(scan(experiment, "simulated")), catalogue) == ()
