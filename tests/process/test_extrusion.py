"""The wall at the die and the coolants that follow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.process.extrusion import CoolantTransfer, Wall, stages_of, wall_of
from poreform.process.sections import CoolingStep, FlatSheet, HollowFibre

OIL = {"medium": "oil", "temperature": "40 degC"}
TRANSFER = CoolantTransfer()


@given(inner=st.floats(1e-5, 1e-2), thickness=st.floats(1e-5, 1e-2))
def test_the_shells_of_a_fibre_add_up_to_its_cross_section(inner, thickness):
    wall = Wall(thickness, inner + thickness)
    edges = np.linspace(0.0, thickness, 11)
    total = wall.volume(edges[:-1], edges[1:]).sum()
    assert total == pytest.approx(np.pi * ((inner + thickness) ** 2 - inner**2))


def test_a_wide_fibre_is_a_sheet():
    wide, sheet = Wall(1e-4, 1e3), Wall(1e-4)
    depth = np.array([0.0, 5e-5, 1e-4])
    areas = wide.area(depth) / wide.area(depth)[0]
    assert areas == pytest.approx(sheet.area(depth))


def test_the_die_sets_the_wall():
    fibre = HollowFibre(
        geometry="hollow fibre", outer_diameter="1.2 mm", inner_diameter="0.8 mm"
    )
    wall = wall_of(fibre)
    assert (wall.thickness, wall.outer_radius) == pytest.approx((2e-4, 6e-4))
    assert wall.inner_radius == pytest.approx(4e-4)
    sheet = wall_of(FlatSheet(geometry="flat sheet", thickness="150 um"))
    assert sheet.thickness == pytest.approx(1.5e-4)
    assert sheet.inner_radius is None


@pytest.mark.parametrize(
    ("thickness", "radius", "match"),
    [(0.0, None, "0.0 m thick; give a pos"), (2e-4, 1e-4, "does not fit into a radius")],
)
def test_an_impossible_wall_is_refused(thickness, radius, match):
    with pytest.raises(InputError, match=match):
        Wall(thickness, radius)


def test_an_air_gap_comes_first_and_the_times_add_up():
    step = CoolingStep(
        time="20 s", outer=OIL, air_gap={"time": "2 s", "temperature": "25 degC"}
    )
    gap, bath = stages_of(step, TRANSFER)
    assert [gap.name, bath.name] == ["air gap", "bath"]
    assert gap.duration + bath.duration == pytest.approx(20.0)
    assert gap.outer.transfer == gap.inner.transfer == TRANSFER.air.value


def test_the_inner_face_is_cooled_like_the_outer_one_unless_told():
    (alike,) = stages_of(CoolingStep(time="20 s", outer=OIL), TRANSFER)
    assert alike.inner == alike.outer
    bore = {
        "medium": "air",
        "temperature": "60 degC",
        "heat_transfer_coefficient": "7 W/m**2/K",
    }
    (apart,) = stages_of(CoolingStep(time="20 s", outer=OIL, inner=bore), TRANSFER)
    assert apart.inner.transfer == pytest.approx(7.0)
    assert apart.inner.temperature == pytest.approx(333.15)


@pytest.mark.parametrize(
    ("medium", "constant"),
    [
        ("air", TRANSFER.air),
        ("water", TRANSFER.water),
        ("oil", TRANSFER.oil),
        ("solvent bath", TRANSFER.solvent_bath),
        ("chill roll", TRANSFER.chill_roll),
    ],
)
def test_every_medium_has_its_coefficient(medium, constant):
    assert TRANSFER.to(medium) == constant.value
