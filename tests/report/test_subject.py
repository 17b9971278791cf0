"""What a report is about."""

import pytest

from poreform.report.subject import subject
from poreform.window.scans import windows_of


def named(experiment, *solvents):
    return windows_of(
        [experiment(100).model_copy(update={"solvent": name}) for name in solvents]
    )


@pytest.mark.parametrize(
    ("solvents", "words"),
    [
        ([], "Membranes"),
        (["DBP"], "25 wt% PVDF in DBP, simulated"),
        (["DBP", "sulfolane"], "PVDF in DBP and sulfolane"),
        (["a", "b", "c"], "PVDF in a, b and c"),
        (["a", "b", "c", "d"], "PVDF in 4 solvents"),
    ],
)
def test_what_was_dissolved_in_what_is_the_subject(experiment, solvents, words):
    assert subject(named(experiment, *solvents)) == words


def test_a_simulation_beside_a_measured_scan_is_not_named(experiment):
    records = [experiment(100), experiment(100, origin="measured")]
    assert subject(windows_of(records)) == "25 wt% PVDF in dibutyl phthalate"


def test_scans_that_do_not_say_what_they_are_of_are_counted(experiment):
    records = [
        experiment(100, concentration=share).model_copy(
            update={"polymer": "", "solvent": ""}
        )
        for share in (0.2, 0.3)
    ]
    assert subject(windows_of(records)) == "2 dissolution scans"
