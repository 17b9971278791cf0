"""Registries are literal tables, complete, and named like their parts."""

import ast
import importlib
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "poreform"
REGISTRIES = {
    "measure/instruments": "INSTRUMENTS",
    "report/figures": "SCAN_FIGURES RUN_FIGURES",
    "lab/importers": "IMPORTERS",
    "structure/readers": "READERS",
}
OUTSIDE_THE_TABLE = {
    "micrograph",
    "surface",
    "window",
    "axes",
    "triangle",
    "hansen_space",
}
"""Figures placed by themselves or drawn by a command, and what the readers share."""

LITERAL = (ast.Dict, ast.Tuple)


def tables(package: str) -> dict[str, ast.expr]:
    """Return the tables that the __init__ of a package holds, by name."""
    tree = ast.parse((SOURCE / package / "__init__.py").read_text(encoding="utf-8"))
    return {
        node.target.id: node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.value is not None
    }


@pytest.mark.parametrize("package", REGISTRIES)
def test_a_registry_is_a_literal_table(package):
    found = tables(package)
    assert set(REGISTRIES[package].split()) <= set(found)
    assert all(isinstance(value, LITERAL) for value in found.values())


@pytest.mark.parametrize("package", REGISTRIES)
def test_a_registry_knows_every_file_beside_it(package):
    text = (SOURCE / package / "__init__.py").read_text(encoding="utf-8")
    imported = {
        node.module.rsplit(".", 1)[-1]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    files = {path.stem for path in (SOURCE / package).glob("*.py")} - {"__init__"}
    assert files - imported <= OUTSIDE_THE_TABLE


def test_an_instrument_is_listed_under_its_own_name():
    table = importlib.import_module("poreform.measure.instruments").INSTRUMENTS
    assert {name: kind.name for name, kind in table.items()} == {
        name: name for name in table
    }
