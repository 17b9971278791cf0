"""The bench: every figure or the reason why there is none."""

import numpy as np
import pytest

from poreform.core.quantities import QUANTITIES
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import round_pores
from poreform.virtual.readings import BENCH, measured


@pytest.fixture(scope="module")
def polymer(catalogue):
    return catalogue.polymer("PVDF")


@pytest.fixture(scope="module")
def dense(polymer):
    """The bench of a block without pores."""
    block = Membrane(np.zeros((8, 8, 8), dtype=bool), voxel=1e-7)
    return measured(block, polymer, thickness=1e-4, drawn=True, tensile="elements", seed=1)


@pytest.fixture(scope="module")
def straight(polymer):
    """The benches of straight pores of 0.6 um, in walls of 100 um and of 200 um."""
    pores = round_pores((3e-7,), pitch=12, length=12, voxel=1e-7)
    return [
        {
            entry.name: entry.value
            for entry in measured(
                pores, polymer, thickness=wall, drawn=True, tensile="elements", seed=1
            ).readings
        }
        for wall in (1e-4, 2e-4)
    ]


def test_every_instrument_reads_or_says_why_not(dense):
    read = {entry.name for entry in dense.readings}
    refused = {text.split(":")[0].removeprefix("no ") for text in dense.refusals}
    assert read | {name.replace(" ", "_") for name in refused} == set(BENCH)
    assert len(dense.readings) + len(dense.refusals) == len(BENCH)


def test_a_film_without_pores_has_no_pore_size_and_the_sentence_says_so(dense):
    texts = [text for text in dense.refusals if text.startswith("no maximum pore size: ")]
    assert len(texts) == 1
    assert "pore" in texts[0].split(": ", 1)[1]


def test_every_name_on_the_bench_is_a_known_quantity_and_stands_once():
    assert set(BENCH) <= set(QUANTITIES)
    assert len(set(BENCH)) == len(BENCH)


def test_straight_pores_read_their_share_and_the_diameter_of_the_standard(straight):
    """ASTM F316 writes d = 2.86 gamma/p where a round pore has 4 gamma/p."""
    by_standard = 0.6 * 2.86 / 4.0
    assert straight[0]["maximum_pore_size"] == pytest.approx(by_standard, rel=0.1)
    # a circle six voxels wide is a staircase
    assert straight[0]["porosity"] == pytest.approx(100.0 * np.pi * 9.0 / 144.0, rel=0.15)


def test_a_wall_of_twice_the_thickness_passes_half_the_water(straight):
    thin, thick = (bench["water_permeability"] for bench in straight)
    assert thin == pytest.approx(2.0 * thick)
