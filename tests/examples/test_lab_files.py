"""The synthetic lab files are what their generator makes."""

import runpy
from pathlib import Path

import pytest

from poreform.lab.sheets import sheets_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def made():
    return runpy.run_path(str(EXAMPLES / "make_lab_files.py"))


def test_the_shipped_texts_are_those_of_the_generator(made):
    shipped = {
        path.name: path.read_text(encoding="utf-8")
        for path in (EXAMPLES / "lab").iterdir()
        if path.suffix != ".xlsx"
    }
    assert shipped == made["texts"]()


def test_the_shipped_workbook_is_that_of_the_generator(made, tmp_path):
    made["write_scan"](tmp_path / "scan.xlsx")
    assert sheets_of(tmp_path / "scan.xlsx") == sheets_of(EXAMPLES / "lab" / "scan.xlsx")


def test_every_table_says_that_nothing_was_measured(made):
    tables = [text for name, text in made["texts"]().items() if "own" not in name]
    assert all(text.startswith(made["SYNTHETIC"]) for text in tables)
