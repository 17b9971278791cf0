"""Extraction times: the series against the conduction solver and the known limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.process.cooling import ThermalProperties, cool
from poreform.process.extrusion import Coolant, Stage, Wall
from poreform.process.leaching import Leaching, residual_share, time_to_residual

SHEET = Wall(2e-4)
FIBRE = Wall(2.75e-4, 6.25e-4)
NARROW = Wall(6e-4, 6.25e-4)
D = 3e-10
WALLS = [SHEET, FIBRE, NARROW]


def left(time: float, wall: Wall) -> float:
    return float(residual_share(np.array([time]), wall=wall, diffusivity=D)[0])


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("fourier", [0.003, 0.03, 0.1, 0.4])
def test_solvent_leaves_as_heat_would(wall, fourier):
    # independent route: the finite-volume solver, solvent share for temperature, faces
    # held at zero by an endless transfer coefficient
    duration = fourier * wall.thickness**2 / D
    bath = Stage("bath", duration, Coolant(0.0, 1e6), Coolant(0.0, 1e6))
    unit = ThermalProperties(density=1.0, heat_capacity=1.0, conductivity=D)
    run = cool(wall, unit, [bath], initial_temperature=1.0, cells=200, steps=300)
    share = run.heat_content[-1] / run.heat_content[0]
    assert left(duration, wall) == pytest.approx(share, abs=2e-4)


@pytest.mark.parametrize("wall", WALLS)
def test_the_short_time_law_meets_the_series(wall):
    scale = wall.thickness**2 / D
    below, above = left(0.999e-4 * scale, wall), left(1.001e-4 * scale, wall)
    assert below == pytest.approx(above, abs=1e-4)
    assert left(0.0, wall) == 1.0


def test_a_wide_fibre_leaches_like_a_sheet():
    time = 0.05 * SHEET.thickness**2 / D
    assert left(time, Wall(2e-4, 0.05)) == pytest.approx(left(time, SHEET), abs=1e-5)


def test_late_leaching_of_a_sheet_has_one_rate():
    slope = np.log(left(40.0, SHEET) / left(60.0, SHEET)) / 20.0
    assert slope == pytest.approx(np.pi**2 * D / SHEET.thickness**2, rel=1e-6)


@given(time=st.floats(0.0, 1e4), more=st.floats(0.1, 1e3), wall=st.sampled_from(WALLS))
def test_solvent_only_leaves(time, more, wall):
    assert 0.0 <= left(time + more, wall) <= left(time, wall) <= 1.0


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("share", [0.9, 0.5, 0.01])
def test_the_time_to_a_residue_inverts_the_residue_after_a_time(wall, share):
    time = time_to_residual(share, wall=wall, diffusivity=D)
    assert left(time, wall) == pytest.approx(share, rel=1e-5)


def test_twice_the_thickness_takes_four_times_as_long():
    once = time_to_residual(0.01, wall=SHEET, diffusivity=D)
    twice = time_to_residual(0.01, wall=Wall(4e-4), diffusivity=D)
    assert twice == pytest.approx(4.0 * once)


def test_diffusion_in_pores_tends_to_that_in_the_liquid():
    leaching = Leaching()
    assert leaching.effective_diffusivity(1.0) == leaching.diffusivity.value
    assert leaching.effective_diffusivity(0.25) == pytest.approx(
        0.5 * leaching.diffusivity.value
    )


@pytest.mark.parametrize(
    ("call", "match"),
    [
        (lambda: left(-1.0, SHEET), "time is at least 0"),
        (
            lambda: residual_share(np.ones(1), wall=SHEET, diffusivity=0.0),
            r"diffusivity above 0, got 0\.0",
        ),
        (
            lambda: time_to_residual(0.0, wall=SHEET, diffusivity=D),
            r"share is 0\.0; all or nothing",
        ),
        (lambda: left(1.0, Wall(1e-3, 1e-3)), "too narrow for the wall"),
        (lambda: Leaching().effective_diffusivity(0.0), r"porosity is 0\.0; solvent"),
    ],
)
def test_what_cannot_be_leached_is_refused(call, match):
    with pytest.raises(InputError, match=match):
        call()
