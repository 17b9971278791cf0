"""Levels of detail: a higher one holds more and resolves it better."""

import pytest

from poreform.virtual.fidelity import FIDELITIES


def test_a_draft_box_of_four_spacings_holds_sixty_four_nuclei():
    assert FIDELITIES["draft"].nuclei == pytest.approx(4.0**3)


@pytest.mark.parametrize(
    ("lower", "higher"), [("draft", "standard"), ("standard", "reference")]
)
def test_a_higher_fidelity_holds_more_nuclei_and_resolves_each_better(lower, higher):
    coarse, fine = FIDELITIES[lower], FIDELITIES[higher]
    assert fine.nuclei > coarse.nuclei
    assert fine.cells_per_nucleus_spacing > coarse.cells_per_nucleus_spacing
    assert fine.cells_per_wavelength >= coarse.cells_per_wavelength


@pytest.mark.parametrize("fidelity", FIDELITIES.values(), ids=lambda entry: entry.name)
def test_every_box_holds_several_nuclei_and_several_wavelengths_along_an_edge(fidelity):
    assert fidelity.nuclei >= 4**3
    assert fidelity.cells / fidelity.cells_per_wavelength >= 4.0
