#!/usr/bin/env python3
"""The two commands of the README, each of which sets up what it needs.

    python3 do.py demo      run the shipped dissolution scan and write its report
    python3 do.py test      run every check and test (`.ci/run` calls exactly this)
    python3 do.py COMMAND   any other `poreform` command, e.g. `python3 do.py scan --help`

A virtual environment is made in `.venv` inside the checkout (Debian's Python refuses a bare
`pip install`), and is brought up to date only when `pyproject.toml` has changed.
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
OLDEST = (3, 11)
DEMO = ["scan", "examples/recipes/pvdf_dbp_dehp.toml"]
EXTRAS = {"test": "dev", "serve": "web"}
CHECKS = [
    ["ruff", "format", "--check", "."],
    ["ruff", "check", "."],
    ["mypy"],
    ["pytest", "-n", "auto"],
    ["sphinx", "-q", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html"],
]


def set_up(extra: str) -> None:
    """Make the virtual environment with `poreform[extra]`, unless it stands already."""
    wanted = f"{extra} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"
    installed = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if wanted in installed:
        return
    if not PYTHON.exists():
        print("making a virtual environment in .venv ...", flush=True)
        make_environment()
    print(f"installing poreform[{extra}] into .venv (one or two minutes) ...", flush=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    install = ["pip", "install", "--quiet", "--disable-pip-version-check", "-e", target]
    if run(install) != 0:
        sys.exit(
            "the packages could not be installed; the lines above say why (is there a "
            "network?). The same command tries again"
        )
    with STAMP.open("a", encoding="utf-8") as stamp:
        stamp.write(f"{wanted}\n")


def make_environment() -> None:
    """Make `.venv` with pip in it, or say which system package is missing."""
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit(
            "this Python cannot make a virtual environment with pip; on Debian and Ubuntu "
            "run: sudo apt install python3-venv, remove .venv, and try again"
        )


def run(module: list[str]) -> int:
    """Run a module of the environment from the checkout and return its exit code."""
    try:
        return subprocess.call([str(PYTHON), "-m", *module], cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def test(arguments: list[str]) -> int:
    """Run every check, the tests among them; return the code of the first that fails."""
    for check in CHECKS:
        command = [*check, *arguments] if check[0] == "pytest" else check
        print(f"== {' '.join(command)}", flush=True)
        code = run(command)
        if code != 0:
            return code
    return 0


def main() -> int:
    """Set up and run what the first argument asks for."""
    if sys.version_info < OLDEST:
        sys.exit(f"Poreform needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    command, *rest = sys.argv[1:] or ["--help"]
    if command in {"help", "-h", "--help"} and not rest:
        print(__doc__)
    set_up(EXTRAS.get(command, ""))
    if command == "test":
        return test(rest)
    return run(
        ["poreform.cli", *([*DEMO, *rest] if command == "demo" else [command, *rest])]
    )


if __name__ == "__main__":
    sys.exit(main())
