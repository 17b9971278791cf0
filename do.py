#!/usr/bin/env python3
"""The two commands of the README, each of which sets up what it needs.

    python3 do.py demo      run the shipped dissolution scan and write its report
    python3 do.py test      run every check and test (`.ci/run` calls exactly this)
    python3 do.py COMMAND   any other `poreform` command, e.g. `python3 do.py scan --help`

A virtual environment is made in `.venv` inside the checkout (Debian's Python refuses a bare
`pip install`), and is made anew only when `pyproject.toml` has changed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "poreform-installed"
DEMO = ["scan", "examples/recipes/pvdf_dbp_dehp.toml"]


def set_up(extra: str) -> None:
    """Make the virtual environment with `poreform[extra]`, unless it stands already."""
    wanted = f"{extra} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"
    installed = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if wanted in installed:
        return
    if not PYTHON.exists():
        print("making a virtual environment in .venv ...", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    print(f"installing poreform[{extra}] into .venv (one or two minutes) ...", flush=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    subprocess.run(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-e",
            target,
        ],
        check=True,
    )
    with STAMP.open("a", encoding="utf-8") as stamp:
        stamp.write(f"{wanted}\n")


def poreform(arguments: list[str]) -> int:
    """Run the command line in the environment and return its exit code."""
    return subprocess.call([PYTHON, "-m", "poreform.cli", *arguments], cwd=ROOT)


def test(arguments: list[str]) -> int:
    """Run format, lint, types, layers and every test; return the first failure."""
    checks = [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", "-n", "auto", *arguments],
    ]
    for check in checks:
        print(f"== {' '.join(check)}", flush=True)
        code = subprocess.call([PYTHON, *check], cwd=ROOT)
        if code != 0:
            return code
    return 0


def main() -> int:
    """Set up and run what the first argument asks for."""
    command, *rest = sys.argv[1:] or ["--help"]
    if command == "test":
        set_up("dev")
        return test(rest)
    set_up("")
    return poreform([*DEMO, *rest] if command == "demo" else [command, *rest])


if __name__ == "__main__":
    sys.exit(main())
