"""The contracts between the layers hold, and each is seen to fail once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "Layers: data flows up"
VIOLATIONS = {
    "a lower layer that imports a higher one": (
        LAYERS, "core/planted.py", "from poreform.report import view",
    ),
    "two neighbours that know each other": (
        LAYERS, "process/planted.py", "from poreform.sim import grid",
    ),
    "a package that the layers do not name": (LAYERS, "utils/__init__.py", "WORD = 1"),
    "a structure that knows its polymer": (
        "Structure knows", "structure/planted.py", "from poreform.materials import fact",
    ),
    "a simulator that knows its polymer": (
        "The simulator knows", "sim/planted.py", "from poreform.materials import fact",
    ),
    "a kernel with documents": (
        "Kernels take arrays", "structure/kernels/planted.py", "import pydantic",
    ),
    "a kernel with paths": (
        "Kernels take arrays", "sim/kernels/planted.py", "from pathlib import Path",
    ),
    "a second speaker of pint": (
        "Only core.units", "materials/planted.py", "import pint",
    ),
    "a measurement that draws": (
        "Only the report draws", "measure/planted.py", "import matplotlib.pyplot",
    ),
    "a window that parses arguments": (
        "Only the command line", "window/planted.py", "import typer",
    ),
    "a lab that serves": ("Only the web serves", "lab/planted.py", "import fastapi"),
    "a plan that speaks SQL": (
        "Only the lab store", "plan/planted.py", "import sqlite3",
    ),
    "a cycle": (
        "No cycles",
        "core/planted.py",
        "from poreform.core import planted_too",
        "core/planted_too.py",
        "from poreform.core import planted",
    ),
    "two figures that know each other": (
        "Drop-in parts",
        "report/figures/cooling.py",
        "from poreform.report.figures import tensile",
    ),
    "two instruments that know each other": (
        "Drop-in parts",
        "measure/instruments/planted.py",
        "from poreform.measure.instruments import porosity",
    ),
}  # fmt: skip


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the sources below `root`, without its cache."""
    program = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", "pyproject.toml"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    """A copy of the sources that may be spoilt."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(root: Path, violation: tuple[str, ...]) -> str:
    """Write the files of a violation and return the name of the contract it breaks."""
    contract, *planted = violation
    for place, content in zip(planted[::2], planted[1::2], strict=True):
        path = root / "src" / "poreform" / place
        path.parent.mkdir(exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{content}\n", encoding="utf-8")
    return contract


def test_every_contract_holds():
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(copy, name):
    contract = plant(copy, VIOLATIONS[name])
    answer = lint(copy)
    broken = [line for line in answer.stdout.splitlines() if " BROKEN" in line]
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert any(line.startswith(contract) for line in broken), answer.stdout
