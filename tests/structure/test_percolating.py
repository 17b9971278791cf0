"""Along which axes a phase leads through, and how much of it does."""

import numpy as np
import pytest

from poreform.structure.membrane import Membrane
from poreform.structure.percolating import (
    bracket_deviation,
    closed_share,
    largest_share,
    percolating_axes,
    pieces_of,
    shares_text,
    spanning_shares,
)
from poreform.structure.shapes import gaussian_cut, overlapping_spheres, slit

OPEN = (False, False, False)


def test_a_slit_leads_along_its_plane():
    membrane = slit(width=3, wall=2, length=5, voxel=1e-7, periodic=OPEN)
    assert percolating_axes(pieces_of(membrane, "pore", 6)) == (False, True, True)


def test_the_walls_of_a_slit_lead_along_it_too():
    membrane = slit(width=3, wall=2, length=5, voxel=1e-7, periodic=(True, True, True))
    assert percolating_axes(pieces_of(membrane, "polymer", 26)) == (False, True, True)


def kinds():
    """A way through of 9 voxels, a dead end of 4, a closed pore of 3."""
    pores = np.zeros((6, 6, 9), dtype=bool)
    pores[1, 1] = True
    pores[3, 1, :4] = True
    pores[2, 4, 3:6] = True
    return Membrane(pores, voxel=1e-7)


def test_shares_are_of_the_volume():
    pieces = pieces_of(kinds(), "pore", 6)
    assert spanning_shares(pieces) == pytest.approx((0.0, 0.0, 9 / 16))
    assert largest_share(pieces) == pytest.approx(9 / 16)
    assert closed_share(pieces, 2) == pytest.approx(3 / 16)
    assert shares_text(pieces).endswith("z 56.25 %")


def test_in_a_stack_of_boxes_a_dead_end_is_closed():
    membrane = Membrane(kinds().pores, voxel=1e-7, periodic=True)
    assert closed_share(pieces_of(membrane, "pore", 6), 2) == pytest.approx(7 / 16)


def test_a_figure_between_two_has_the_deviation_of_an_even_spread():
    assert bracket_deviation(3.0, 3.0 + np.sqrt(12.0)) == pytest.approx(1.0)


@pytest.mark.slow
@pytest.mark.parametrize(("void", "answer"), [(0.012, (False,) * 3), (0.07, (True,) * 3)])
def test_the_void_between_overlapping_spheres_opens_near_three_per_cent(void, answer):
    # void threshold .032: M. Rintoul, S. Torquato, J. Phys. A 30 (1997) L585
    voxels, radius = 160, 14.0
    number = round(-np.log(void) * voxels**3 / (4.0 / 3.0 * np.pi * radius**3))
    membrane = overlapping_spheres(
        number=number,
        radius=radius,
        voxels=voxels,
        voxel=1.0,
        rng=np.random.default_rng(1),
    )
    assert membrane.resolved_porosity == pytest.approx(void, rel=0.5)
    assert percolating_axes(pieces_of(membrane, "pore", 6)) == answer


@pytest.mark.slow
@pytest.mark.parametrize(("solid", "answer"), [(0.11, False), (0.22, True)])
def test_the_solid_of_a_cut_gaussian_field_percolates_from_about_a_sixth(solid, answer):
    # general knowledge: about .16 for fields of short correlation; here bracketed
    cut = gaussian_cut(
        voxels=128,
        correlation=3.0,
        solid_fraction=solid,
        voxel=1.0,
        rng=np.random.default_rng(3),
    )
    assert percolating_axes(pieces_of(cut, "polymer", 6)) == (answer,) * 3
