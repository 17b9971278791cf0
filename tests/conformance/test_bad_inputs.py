"""No importer crashes on a bad file, or gives a wrong number without saying so.

The files are made by ``benchmarks/bench_bad_inputs.py``, which runs ten thousand of them.
"""

import importlib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOOD = {"refused", "right", "warned"}


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        yield importlib.import_module("bench_bad_inputs")


def unsaid(counts):
    return {key: count for key, count in counts.items() if key[1] not in GOOD}


def test_a_sample_of_bad_files_is_refused_read_rightly_or_warned_of(bench):
    counts = bench.run(250, seed=11, store_every=10)
    assert unsaid(counts) == {}
    assert {answer for _, answer in counts} == GOOD


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_thousands_of_bad_files_are_refused_read_rightly_or_warned_of(bench, seed):
    assert unsaid(bench.run(1_000, seed=seed)) == {}


def test_a_wrong_number_would_be_seen(bench, tmp_path):
    spoilt = bench.as_text(bench.scan_cells()).replace("62.5", "63.5").encode()
    bad = bench.Bad("a digit changed", "s.csv", spoilt)
    assert bench.verdict(bad, tmp_path, {}) == "WRONG"


def test_good_files_are_right(bench, tmp_path):
    cells = bench.scan_cells()
    csv = bench.Bad("good", "s.csv", bench.as_text(cells).encode())
    book = bench.Bad("good", "s.xlsx", bench.as_book(bench.typed(cells)))
    assert [bench.verdict(bad, tmp_path, {}) for bad in (csv, book)] == ["right"] * 2
