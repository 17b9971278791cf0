"""load: the first dialect that recognises a file reads it."""

from pathlib import Path

import pytest

from poreform.core.errors import InputError
from poreform.lab.load import load
from poreform.window.scans import windows_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_shipped_scan_gives_the_window_it_was_made_with():
    (scan,) = windows_of(load(EXAMPLES / "measured_scan.csv").experiments)
    assert (scan.window.lower.value, scan.window.upper.value) == (137.5, 162.5)
    assert scan.window.qualifies is True


def test_the_shipped_scan_with_troubles_still_finds_its_window():
    imported = load(EXAMPLES / "measured_scan_with_gaps.csv")
    (scan,) = windows_of(imported.experiments)
    assert 132.5 in scan.window.lower.credible
    assert 147.5 in scan.window.upper.credible
    assert scan.window.lower.missing == (135.0, 140.0)
    assert scan.window.lower.not_dissolved == (100.0,)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.csv: there is no such file"):
        load(tmp_path / "nowhere.csv")


def test_a_file_of_no_known_kind_is_refused_with_what_would_be_one(tmp_path):
    path = tmp_path / "notes.pdf"
    path.write_text("hello")
    with pytest.raises(InputError, match=r"no known kind of lab file; a scan table needs"):
        load(path)
