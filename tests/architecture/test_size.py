"""Files stay small enough to be read in one go."""

import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path for folder in ("src", "tests", "benchmarks", "examples")
    for path in (ROOT / folder).rglob("*.py")
)  # fmt: skip
LONGEST = 400
MEDIAN = 150
VAGUE = {"utils", "util", "common", "helpers", "helper", "misc"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_read_in_one_go(path):
    assert lines(path) <= LONGEST


def test_most_files_are_short():
    assert statistics.median(lines(path) for path in FILES) <= MEDIAN


def test_no_file_is_a_drawer_for_everything():
    assert not [path for path in FILES if path.stem in VAGUE or path.parent.name in VAGUE]
