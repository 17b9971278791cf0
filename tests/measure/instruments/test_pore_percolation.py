"""The axes along which the pore phase leads through."""

import pytest

from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import round_pores, sphere_packing, touching_radius

PORES = round_pores((5e-7,), pitch=14, length=5, voxel=1e-7)


def test_round_pores_lead_along_their_axis_and_the_block_along_all():
    reading = measure(PORES, "pore_percolation")
    assert reading.value == 1.0
    assert reading.note.startswith("leads through along: z; ")


def test_the_complement_swaps_the_phases():
    reading = measure(Membrane(PORES.polymer, voxel=1e-7), "pore_percolation")
    assert reading.value == 3.0


@pytest.mark.parametrize("lattice", ["simple cubic", "face-centred cubic"])
def test_overlapping_spheres_and_their_gaps_lead_all_ways(lattice):
    radius = 1.03e-6 * touching_radius(lattice)
    packing = sphere_packing(lattice, cells=1, voxels=48, edge=1e-6, radius=radius)
    assert measure(packing, "pore_percolation").value == 3.0
