"""pull: laminates, Poisson contraction, dilute pores, bounds and beams."""

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.elastic import (
    Specimen,
    at_rest,
    elements_of,
    preconditioner,
    pull,
)

OPEN = (True, True, True)
WALLS = (False, False, False)
CUBE = (1.0, 1.0, 1.0)


def pulled(field, *, wraps=OPEN, nu=0.3, spacing=CUBE, tolerance=1e-5, most_steps=400):
    specimen = Specimen(np.array(spacing), nu, not wraps[0], (wraps[1], wraps[2]))
    elements = elements_of(np.asarray(field, dtype=float), wraps)
    return pull(
        specimen,
        elements,
        at_rest(elements, 1.0),
        blocks=preconditioner(specimen, elements),
        tolerance=tolerance,
        most_steps=most_steps,
    )


def modulus(field, *, wraps=OPEN, **settings):
    found = pulled(field, wraps=wraps, **settings)
    return found.stress * elements_of(np.asarray(field, float), wraps).size / field.size


@pytest.mark.parametrize("wraps", [OPEN, WALLS, (True, False, True), (False, True, False)])
def test_a_dense_block_has_the_modulus_of_its_matter(wraps):
    assert modulus(np.ones((6, 5, 7)), wraps=wraps) == pytest.approx(1.0, rel=1e-6)


def test_a_dense_block_contracts_by_the_ratio_of_poisson():
    assert pulled(np.ones((4, 4, 4)), nu=0.4).macro == pytest.approx([1.0, -0.4, -0.4])


@pytest.mark.parametrize("wraps", [OPEN, WALLS])
def test_bars_side_by_side_share_the_strain(wraps):
    field = np.ones((6, 8, 6))
    field[:, :4] = 0.1
    assert modulus(field, wraps=wraps, nu=0.0) == pytest.approx(0.55, rel=1e-4)


@pytest.mark.parametrize("wraps", [OPEN, WALLS])
def test_layers_in_series_share_the_stress(wraps):
    field = np.ones((8, 5, 6))
    field[:4] = 0.1
    assert modulus(field, wraps=wraps, nu=0.0) == pytest.approx(2 / 11, rel=1e-4)


def test_separate_struts_bear_by_their_share_of_the_section():
    field = np.zeros((6, 8, 8))
    field[:, 1:3, 1:3] = field[:, 5:7, 4:7] = 1.0
    assert modulus(field) == pytest.approx(10 / 64, rel=1e-6)


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (2.0, 1.0, 0.5)])
def test_few_spherical_pores_soften_as_theory_says(spacing):
    # dilute spherical pores at nu = 0.3: E = 1 - 2.0045 p (Mackenzie, Proc. Phys. Soc. B 63
    # (1950) 2; (1 - nu)(27 + 15 nu) / (2 (7 - 5 nu)) of each unit of porosity)
    count = np.round(24 / np.array(spacing)).astype(int)
    x, y, z = np.meshgrid(
        *((np.arange(n) + 0.5) * h - 12 for n, h in zip(count, spacing, strict=True)),
        indexing="ij",
    )
    field = np.where(x**2 + y**2 + z**2 < 5.0**2, 0.0, 1.0)
    share = 1.0 - field.mean()
    assert modulus(field, spacing=spacing) == pytest.approx(1 - 2.0045 * share, abs=0.006)


def test_a_random_network_stays_below_the_bound_of_hashin_and_shtrikman():
    rng = np.random.default_rng(2)
    noise = np.fft.irfftn(
        np.fft.rfftn(rng.standard_normal((24,) * 3)) * _low_pass(24, 4.0),
        s=(24,) * 3,
        axes=(0, 1, 2),
    )
    field = (noise > np.quantile(noise, 0.6)).astype(float)
    share = field.mean()
    assert 0.01 < modulus(field, tolerance=1e-3) < share / (2 - share)


def _low_pass(side: int, length: float) -> np.ndarray:
    k = 2 * np.pi * np.fft.fftfreq(side)
    square = k[:, None, None] ** 2 + k[:, None] ** 2 + k[: side // 2 + 1] ** 2
    return np.exp(-square * length)


def test_an_island_and_a_dead_end_bear_nothing():
    field = np.zeros((6, 8, 8))
    field[:, 3:5, 3:5] = 1.0
    bare = modulus(field)
    field[2, 5:7, 3] = 1.0
    assert modulus(field, tolerance=1e-6) == pytest.approx(bare, rel=0.06)


def test_turning_the_box_turns_nothing_but_the_answer():
    rng = np.random.default_rng(6)
    field = rng.random((6, 7, 8)) + 0.05
    turned = np.ascontiguousarray(np.roll(field.transpose(0, 2, 1), 3, 1))
    assert modulus(turned) == pytest.approx(modulus(field), rel=1e-6)


def test_moduli_and_stress_scale_together():
    rng = np.random.default_rng(7)
    field = rng.random((6, 6, 6)) + 0.05
    assert modulus(1e9 * field) == pytest.approx(1e9 * modulus(field), rel=1e-6)


def test_too_few_steps_are_refused():
    field = np.random.default_rng(8).random((8, 8, 8)) + 0.001
    with pytest.raises(NotConvergedError, match=r"out of balance by .* after 1 steps"):
        pulled(field, tolerance=1e-9, most_steps=1)
