"""Transient conduction against series solutions, conservation and convergence order."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import j0, j1, y0, y1

from poreform.core.errors import InputError
from poreform.process.cooling import LatentHeat, ThermalProperties, cool
from poreform.process.extrusion import Coolant, Stage, Wall

DOPE = ThermalProperties(density=1100.0, heat_capacity=1850.0, conductivity=0.145)
SHEET = Wall(2e-4)
FIBRE = Wall(2.75e-4, 6.25e-4)
HOT, COLD = 440.0, 293.0


def bath(duration: float, *, outer: float, inner: float, bore: float = COLD) -> Stage:
    return Stage("bath", duration, Coolant(COLD, outer), Coolant(bore, inner))


def plate(time: np.ndarray, depth: float, transfer: float) -> np.ndarray:
    """T of a plate cooled alike on both faces; Carslaw and Jaeger, section 3.11."""
    half = 0.5 * SHEET.thickness
    biot = transfer * half / DOPE.conductivity
    roots = np.array(
        [
            brentq(lambda z: z * np.sin(z) - biot * np.cos(z), n * np.pi, (n + 0.5) * np.pi)
            for n in range(60)
        ]
    )
    weight = 4.0 * np.sin(roots) / (2.0 * roots + np.sin(2.0 * roots))
    shape = weight * np.cos(roots * (1.0 - depth / half))
    fourier = DOPE.diffusivity * time / half**2
    return COLD + (HOT - COLD) * np.exp(-np.outer(fourier, roots**2)) @ shape


def hollow(time: float, radius: float, transfer: tuple[float, float]) -> float:
    """T of a hollow cylinder; eigenfunctions of Carslaw and Jaeger, section 7.10."""
    b, a = FIBRE.outer_radius, FIBRE.inner_radius
    at_outer, at_inner = (h / DOPE.conductivity for h in transfer)

    def second(s: float) -> float:  # the share of Y0 that meets the condition at r = a
        return (s * j1(s * a) + at_inner * j0(s * a)) / (
            s * y1(s * a) + at_inner * y0(s * a)
        )

    def mode(s: float, r: float) -> float:
        return j0(s * r) - second(s) * y0(s * r)

    def condition(s: float) -> float:  # -k dR/dr = h R at r = b
        slope = -s * (j1(s * b) - second(s) * y1(s * b))
        return (slope + at_outer * mode(s, b)) * (s * y1(s * a) + at_inner * y0(s * a))

    grid = np.linspace(1.0, 40.0 * np.pi / FIBRE.thickness, 8000)
    signs = np.sign([condition(s) for s in grid])
    places = np.flatnonzero(signs[:-1] != signs[1:])
    roots = [brentq(condition, grid[i], grid[i + 1], xtol=1e-9) for i in places]
    total = 0.0
    for s in roots:
        above = quad(lambda r, s=s: r * mode(s, r), a, b, limit=200)[0]
        norm = quad(lambda r, s=s: r * mode(s, r) ** 2, a, b, limit=200)[0]
        total += above / norm * mode(s, radius) * np.exp(-DOPE.diffusivity * s**2 * time)
    return COLD + (HOT - COLD) * total


@pytest.mark.parametrize("transfer", [50.0, 1000.0, 20000.0])
@pytest.mark.parametrize("depth", [0.0, 0.25, 0.5])
def test_a_sheet_cools_as_the_fourier_series_says(transfer, depth):
    cooling = cool(
        SHEET,
        DOPE,
        [bath(3.0, outer=transfer, inner=transfer)],
        initial_temperature=HOT,
    )
    history = cooling.history(depth)
    settled = history.time > 2e-3  # the series needs more terms before
    expected = plate(history.time[settled], depth * SHEET.thickness, transfer)
    assert history.temperature[settled] == pytest.approx(expected, abs=0.15)


@pytest.mark.parametrize("time", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("depth", [0.1, 0.5, 0.9])
def test_a_fibre_cools_as_the_bessel_series_says(time, depth):
    cooling = cool(
        FIBRE,
        DOPE,
        [bath(time, outer=1000.0, inner=100.0)],
        initial_temperature=HOT,
    )
    radius = FIBRE.outer_radius - depth * FIBRE.thickness
    expected = hollow(time, radius, (1000.0, 100.0))
    assert cooling.history(depth).temperature[-1] == pytest.approx(expected, abs=0.1)


def error(cells: int, steps: int) -> float:
    """Of the temperature [K] of the cell beside the middle after 0.2 s."""
    cooling = cool(
        SHEET,
        DOPE,
        [bath(0.2, outer=1000.0, inner=1000.0)],
        initial_temperature=HOT,
        cells=cells,
        steps=steps,
    )
    row = cooling.temperature[-1]
    exact = plate(np.array([0.2]), cooling.depth[cells // 2], 1000.0)[0]
    return abs(row[cells // 2] - exact)


def test_the_error_falls_with_the_square_of_the_cell():
    coarse, fine = error(8, 800), error(16, 800)
    assert np.log2(coarse / fine) == pytest.approx(2.0, abs=0.25)


def test_the_error_falls_with_the_square_of_the_step():
    floor = cool_middle(800)
    coarse, fine = abs(cool_middle(25) - floor), abs(cool_middle(50) - floor)
    assert np.log2(coarse / fine) == pytest.approx(2.0, abs=0.3)


def cool_middle(steps: int) -> float:
    cooling = cool(
        SHEET,
        DOPE,
        [bath(0.2, outer=1000.0, inner=1000.0)],
        initial_temperature=HOT,
        cells=16,
        steps=steps,
    )
    return float(cooling.temperature[-1, 8])


def test_a_wall_between_two_baths_ends_on_the_resistances_in_series():
    stage = bath(60.0, outer=1000.0, inner=50.0, bore=360.0)
    row = cool(SHEET, DOPE, [stage], initial_temperature=HOT).temperature[-1]
    resistance = 1 / 1000.0 + SHEET.thickness / DOPE.conductivity + 1 / 50.0
    flux = (360.0 - COLD) / resistance
    assert row[0] == pytest.approx(COLD + flux / 1000.0, abs=1e-6)
    assert row[-1] == pytest.approx(360.0 - flux / 50.0, abs=1e-6)


def test_a_fibre_between_two_baths_ends_on_a_logarithm():
    stage = bath(120.0, outer=1e7, inner=1e7, bore=360.0)
    cooling = cool(FIBRE, DOPE, [stage], initial_temperature=HOT, cells=96)
    radius = FIBRE.outer_radius - 0.5 * FIBRE.thickness
    share = np.log(FIBRE.outer_radius / radius) / np.log(
        FIBRE.outer_radius / FIBRE.inner_radius
    )
    found = cooling.history(0.5).temperature[-1]
    assert found == pytest.approx(COLD + share * (360.0 - COLD), abs=0.01)


def test_a_wide_fibre_cools_like_a_sheet():
    stages = [bath(1.0, outer=1000.0, inner=200.0)]
    wide = cool(Wall(2e-4, 1.0), DOPE, stages, initial_temperature=HOT)
    flat = cool(SHEET, DOPE, stages, initial_temperature=HOT)
    assert wide.temperature == pytest.approx(flat.temperature, abs=0.02)


@pytest.mark.parametrize("wall", [SHEET, FIBRE])
@pytest.mark.parametrize("latent", [None, LatentHeat(15e3, 400.0, 4.0)])
def test_what_the_wall_loses_the_coolants_get(wall, latent):
    cooling = cool(
        wall,
        replace(DOPE, latent=latent),
        [bath(5.0, outer=500.0, inner=25.0)],
        initial_temperature=HOT,
        steps=500,
    )
    lost = cooling.heat_content[0] - cooling.heat_content
    scale = lost[-1]
    assert lost / scale == pytest.approx(cooling.heat_given / scale, abs=1e-4)


def test_latent_heat_is_given_off_whole_and_holds_up_the_cooling():
    latent = LatentHeat(15e3, 400.0, 4.0)
    stages = [bath(60.0, outer=100.0, inner=100.0)]
    plain = cool(SHEET, DOPE, stages, initial_temperature=HOT)
    held = cool(SHEET, replace(DOPE, latent=latent), stages, initial_temperature=HOT)
    extra = held.heat_content[0] - held.heat_content[-1]
    extra -= plain.heat_content[0] - plain.heat_content[-1]
    assert extra == pytest.approx(DOPE.density * 15e3 * SHEET.thickness, rel=1e-3)
    delay = held.history(0.5).first_time_below(390.0)
    delay -= plain.history(0.5).first_time_below(390.0)
    assert delay > 0.05


def test_an_insulated_wall_stays_hot():
    stages = [bath(100.0, outer=0.0, inner=0.0)]
    assert cool(SHEET, DOPE, stages, initial_temperature=HOT).temperature == pytest.approx(
        HOT
    )


def test_no_layer_overshoots_its_coolants():
    stages = [bath(30.0, outer=1e5, inner=1e5)]
    cooling = cool(SHEET, DOPE, stages, initial_temperature=HOT, steps=20)
    assert cooling.temperature.min() > COLD - 1.0
    assert cooling.temperature.max() <= HOT + 1e-9


def test_the_outer_layer_cools_first():
    cooling = cool(
        SHEET, DOPE, [bath(5.0, outer=1000.0, inner=25.0)], initial_temperature=HOT
    )
    times = [cooling.history(depth).first_time_below(400.0) for depth in (0.0, 0.5, 1.0)]
    assert times == sorted(times)


def test_stages_follow_one_another_without_a_break():
    gap = Stage("air gap", 1.0, Coolant(298.0, 25.0), Coolant(298.0, 25.0))
    whole = Stage("air gap", 2.0, Coolant(298.0, 25.0), Coolant(298.0, 25.0))
    twice = cool(SHEET, DOPE, [gap, gap], initial_temperature=HOT)
    once = cool(SHEET, DOPE, [whole], initial_temperature=HOT)
    assert twice.temperature[-1] == pytest.approx(once.temperature[-1], abs=1e-3)
    assert (np.diff(twice.time) > 0.0).all()


@pytest.mark.parametrize(
    ("stages", "cells", "match"),
    [
        ([], 8, "at least one stage; give the bath"),
        ([bath(1.0, outer=1.0, inner=1.0)], 1, "cells is 1 and steps 160; both are at"),
    ],
)
def test_what_cannot_be_cooled_is_refused(stages, cells, match):
    with pytest.raises(InputError, match=match):
        cool(SHEET, DOPE, stages, initial_temperature=HOT, cells=cells)


def test_a_depth_is_a_share_of_the_wall():
    cooling = cool(SHEET, DOPE, [bath(1.0, outer=1.0, inner=1.0)], initial_temperature=HOT)
    with pytest.raises(
        InputError, match=r"depth is 2\.0; it is a share of the wall, 0 to 1"
    ):
        cooling.history(2.0)


@pytest.mark.parametrize(
    ("make", "match"),
    [
        (lambda: replace(DOPE, conductivity=0.0), r"conductivity is 0\.0; it is positive"),
        (lambda: LatentHeat(1e4, 400.0, 0.0), "over 0 K at 400 K makes no sense"),
    ],
)
def test_senseless_properties_are_refused(make, match):
    with pytest.raises(InputError, match=match):
        make()
