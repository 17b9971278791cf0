"""Wet and dry curves of pores whose drainage is known."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.porometry import (
    ASTM_F316,
    YOUNG_LAPLACE,
    PorometryMethod,
    bubble_point_radii,
    porometry,
)
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import (
    gaussian_cut,
    round_pores,
    slit,
    sphere_packing,
    touching_radius,
)

WASHBURN = PorometryMethod(constant=YOUNG_LAPLACE)
OPEN = (False, False, False)


def bundle(wide, narrow, copies):
    radii = (wide,) + (narrow,) * copies
    return round_pores(radii, pitch=32, length=6, voxel=1e-7)


@pytest.mark.parametrize("pitch", [30, 31])
@pytest.mark.parametrize("radius", [4e-7, 7e-7, 11e-7])
def test_a_round_pore_bubbles_at_its_own_diameter(radius, pitch):
    membrane = round_pores((radius,), pitch=pitch, length=5, voxel=1e-7)
    curves = porometry(membrane, WASHBURN)
    assert curves.maximum_pore_size == pytest.approx(2.0 * radius, abs=1e-7)
    assert curves.first_share == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("width", [4, 5, 8, 9])
def test_a_slit_bubbles_at_its_width(width):
    membrane = slit(width=width, wall=2, length=6, voxel=1e-7, periodic=OPEN)
    narrow, widest = bubble_point_radii(membrane, 2)
    assert 2.0 * narrow == pytest.approx(width * 1e-7, rel=1e-5)
    assert widest == narrow


def test_the_constant_scales_the_diameters_and_no_ratio():
    membrane = bundle(11e-7, 5e-7, 3)
    washburn, astm = (
        porometry(membrane, PorometryMethod(constant=constant))
        for constant in (YOUNG_LAPLACE, ASTM_F316)
    )
    assert astm.maximum_pore_size == pytest.approx(0.715 * washburn.maximum_pore_size)
    assert astm.average_pore_size == pytest.approx(0.715 * washburn.average_pore_size)


def test_the_pressure_is_that_of_young_and_laplace():
    curves = porometry(bundle(11e-7, 5e-7, 1), WASHBURN)
    assert curves.pressure * curves.diameter == pytest.approx(4.0 * 21.97e-3)
    assert (np.diff(curves.pressure) > 0.0).all()


def test_one_wide_pore_carries_most_of_the_flow():
    # flow goes with the fourth power: 12**4 against 4 * 6**4 is four to one
    curves = porometry(bundle(12e-7, 6e-7, 4), WASHBURN)
    assert curves.first_share == pytest.approx(0.8, abs=0.04)
    assert curves.average_pore_size == curves.maximum_pore_size


def test_many_narrow_pores_set_the_average():
    # 12**4 against 40 * 6**4 is two to five: half the flow needs the narrow ones
    curves = porometry(bundle(12e-7, 6e-7, 40), WASHBURN)
    assert curves.first_share == pytest.approx(2.0 / 7.0, abs=0.04)
    assert curves.maximum_pore_size == pytest.approx(24e-7, abs=1e-7)
    assert curves.average_pore_size == pytest.approx(12e-7, abs=1.5e-7)


def test_the_wet_curve_ends_on_the_dry_one():
    membrane = gaussian_cut(
        voxels=40,
        correlation=2.5,
        solid_fraction=0.4,
        voxel=1e-7,
        rng=np.random.default_rng(0),
    )
    curves = porometry(membrane, WASHBURN)
    assert curves.flow_share[-1] == pytest.approx(1.0, abs=0.01)
    assert (np.diff(curves.flow_share) >= 0.0).all()
    assert (curves.wet_flow <= curves.dry_flow * 1.01).all()
    assert curves.half_dry_radius <= curves.bubble_point_radius
    assert curves.bubble_point_radius <= curves.bubble_point_radius_widest


def test_a_neck_between_wide_rooms_decides():
    wide, neck = (round_pores((r,), pitch=30, length=8, voxel=1e-7) for r in (11e-7, 4e-7))
    pores = np.concatenate([wide.pores, neck.pores, wide.pores], axis=2)
    through = bubble_point_radii(Membrane(pores, voxel=1e-7), 2)
    assert through == bubble_point_radii(Membrane(neck.pores, voxel=1e-7), 2)


# throat between touching spheres over their radius: circle that fits between three
# (FCC, BCC) or four (SC) centres; 2**.5 - 1, (3/2)**.5 - 1 ... as in the table
@pytest.mark.parametrize(
    ("lattice", "throat"),
    [
        ("simple cubic", np.sqrt(2.0) - 1.0),
        ("body-centred cubic", 0.2247),
        ("face-centred cubic", 2.0 / np.sqrt(3.0) - 1.0),
    ],
)
def test_the_throat_between_touching_spheres_is_that_of_geometry(lattice, throat):
    radius = touching_radius(lattice) * 1e-6
    packing = sphere_packing(lattice, cells=1, voxels=96, edge=1e-6, radius=radius)
    narrow, widest = bubble_point_radii(packing, 2)
    voxel = packing.edge
    assert narrow <= throat * radius + 0.5 * voxel
    assert 0.5 * (narrow + widest) == pytest.approx(throat * radius, abs=0.6 * voxel)


@pytest.mark.parametrize(
    ("pores", "match"),
    [
        pytest.param(np.ones((4, 4, 4), dtype=bool), "all pore", id="all pore"),
        pytest.param(np.zeros((4, 4, 4), dtype=bool), "all polymer", id="all polymer"),
        pytest.param(
            slit(width=3, wall=2, length=4, voxel=1.0, periodic=OPEN).pores.swapaxes(0, 2),
            "no pore path leads through",
            id="blocked",
        ),
        pytest.param(
            slit(width=1, wall=2, length=4, voxel=1.0, periodic=OPEN).pores,
            "voxels across, too few",
            id="too coarse",
        ),
    ],
)
def test_what_has_no_bubble_point_is_refused(pores, match):
    with pytest.raises(NotMeasurableError, match=match):
        porometry(Membrane(pores, voxel=1e-7), WASHBURN)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"surface_tension": 21.97}, "give it in N/m"),
        ({"constant": 2860.0}, "ASTM"),
        ({"axis": 3}, "0, 1 or 2"),
    ],
)
def test_a_method_in_other_units_is_refused(change, match):
    with pytest.raises(InputError, match=match):
        PorometryMethod(**change)
