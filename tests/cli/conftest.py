"""Calling the command line as a person does, and reading what it says."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from poreform.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def content(self):
        """The JSON document on the standard output."""
        return json.loads(self.out)


@pytest.fixture
def say(capsys):
    """Run a command in this process: `say("window", path, "--json")`."""

    def call(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture
def recipe():
    """A shipped recipe."""
    return EXAMPLES / "recipes" / "pvdf_dbp_dehp.toml"


@pytest.fixture
def measured():
    """A shipped scan with a window."""
    return EXAMPLES / "measured_scan.csv"
