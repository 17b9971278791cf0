"""How large a box is: it follows the nuclei, or the waves of demixing."""

import math

import pytest

from poreform.virtual.fidelity import FIDELITIES
from poreform.virtual.scales import FINEST_GRADIENT, scales

DRAFT = FIDELITIES["draft"]


@pytest.fixture(scope="module")
def history(conditions):
    return conditions.history(0.5)


@pytest.fixture(scope="module")
def waves(demixing):
    return scales(demixing, demixing.history(0.5), DRAFT)


@pytest.mark.parametrize("fidelity", FIDELITIES.values(), ids=lambda entry: entry.name)
def test_a_crystallising_box_holds_the_nuclei_of_its_fidelity(
    conditions, history, fidelity
):
    box = scales(conditions, history, fidelity)
    held = box.crystallising.density * (fidelity.cells * box.spacing) ** 3
    assert not box.liquid_first
    assert held == pytest.approx(fidelity.nuclei)
    assert box.nuclei == pytest.approx(fidelity.nuclei)


def test_a_dope_with_more_nuclei_asks_for_a_finer_grid(conditions, history, hot):
    cool, warm = scales(conditions, history, DRAFT), scales(hot, hot.history(0.5), DRAFT)
    assert cool.crystallising.density > warm.crystallising.density
    assert cool.spacing < warm.spacing
    ratio = (warm.crystallising.density / cool.crystallising.density) ** (1.0 / 3.0)
    assert cool.spacing / warm.spacing == pytest.approx(ratio)


def test_interfaces_are_as_wide_as_the_grid_resolves_and_never_below_the_physical(
    conditions, history
):
    box = scales(conditions, history, DRAFT)
    assert math.sqrt(box.gradient) >= FINEST_GRADIENT * box.spacing * (1.0 - 1e-12)
    assert box.gradient >= conditions.models.phase_field.gradient


def test_a_demixing_box_holds_the_wavelengths_of_its_fidelity(waves):
    assert waves.liquid_first
    assert waves.wavelengths == pytest.approx(DRAFT.cells / DRAFT.cells_per_wavelength)
    start = DRAFT.cells_per_wavelength * waves.spacing
    assert start >= waves.demixing.wavelength * (1.0 - 1e-12)


def test_a_coarser_start_keeps_mobility_times_interfacial_tension(demixing, waves):
    physical = demixing.models.phase_field.gradient
    kept = waves.diffusion_factor * math.sqrt(waves.gradient / physical)
    assert kept == pytest.approx(1.0)


def test_what_happens_first_is_said(conditions, history, waves):
    box = scales(conditions, history, DRAFT)
    assert box.note.startswith("crystallisation first; the box holds about 64 nuclei")
    assert waves.note.startswith("two liquids form first, at ")
