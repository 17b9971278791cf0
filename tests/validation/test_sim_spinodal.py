"""Spinodal demixing against linear theory."""

import numpy as np
import pytest

from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import NO_ARREST, Kinetics
from poreform.sim.nuclei import Nuclei
from poreform.sim.observers import Collector, every_steps
from poreform.sim.problem import Control, Problem
from poreform.sim.run import run

SPACING = 1e-8  # m
DIFFUSIVITY = 1e-12  # m2/s
COMPOSITION, CHI, LENGTH = 0.25, 0.95, 100.0
GRADIENT = 6.0 * SPACING**2  # m2: about 30 cells per wavelength
CURVATURE = 1.0 / (LENGTH * COMPOSITION) + 1.0 / (1.0 - COMPOSITION) - 2.0 * CHI
WAVELENGTH = 2.0 * np.pi * np.sqrt(-2.0 * GRADIENT / CURVATURE)
MOBILITY = DIFFUSIVITY * COMPOSITION * (1.0 - COMPOSITION)
FASTEST = MOBILITY * CURVATURE**2 / (4.0 * GRADIENT)


def demixing(shape, periodic):
    """A quench into the spinodal, watched while the waves are still small."""
    energy = Energy(
        chain_length=LENGTH,
        chi=lambda _: CHI,
        crystal_gain=lambda _: 0.0,
        crystal_composition=0.4,
        well=8.0,
        barrier=3.0,
        gradient_phi=GRADIENT,
        gradient_psi=3.0 * SPACING**2,
    )
    kinetics = Kinetics(
        diffusivity=lambda _: DIFFUSIVITY,
        growth_rate=lambda _: 0.0,
        growth_composition=COMPOSITION,
        arrest=NO_ARREST,
    )
    return Problem(
        Grid(shape, SPACING, periodic),
        energy,
        kinetics,
        History.constant(400.0, 6.0 / FASTEST),
        COMPOSITION,
        1e-6,
        Nuclei.none(),
        Control(),
    )


PEAK = (2.0 * np.pi / WAVELENGTH) ** 2


def growth_rates(count):
    """Wave numbers [1/m] along x and the growth rate [1/s] of each wave, fitted late."""
    seen = Collector()
    run(
        demixing((count, 1, 1), (True, True, True)),
        seed=7,
        observers=[(every_steps(1), seen)],
    )
    late = [state for state in seen.states if state.time > 3.0 / FASTEST]
    peak = count * SPACING / WAVELENGTH
    band = slice(int(0.6 * peak), int(1.3 * peak))
    waves = np.array([np.abs(np.fft.rfft(state.phi[:, 0, 0]))[band] for state in late])
    times = np.array([state.time for state in late])
    slopes = np.polyfit(times, np.log(waves), 1)[0]
    return 2.0 * np.pi * np.fft.rfftfreq(count, SPACING)[band], slopes


def test_the_fastest_wave_and_its_rate_are_those_of_linear_theory():
    number, rate = growth_rates(512)
    curve = np.polyfit(number**2, rate, 2)  # the theory is a parabola in k^2
    peak = -curve[1] / (2.0 * curve[0])
    assert 2.0 * np.pi / np.sqrt(peak) == pytest.approx(WAVELENGTH, rel=0.02)
    assert np.polyval(curve, peak) == pytest.approx(FASTEST, rel=0.02)


def test_every_wave_grows_at_its_own_rate():
    number, rate = growth_rates(512)
    theory = -MOBILITY * number**2 * (CURVATURE + GRADIENT * number**2)
    assert rate == pytest.approx(theory, abs=0.02 * FASTEST)


def test_in_three_dimensions_every_wave_grows_at_its_own_rate():
    shape = (32, 32, 32)
    seen = Collector()
    run(demixing(shape, (True, True, True)), seed=3, observers=[(every_steps(2), seen)])
    late = [state for state in seen.states if state.time > 3.0 / FASTEST]
    times = np.array([state.time for state in late])
    waves = np.array([np.abs(np.fft.rfftn(state.phi)) for state in late])
    angles = (
        2.0 * np.pi * np.fft.fftfreq(32, SPACING),
        2.0 * np.pi * np.fft.rfftfreq(32, SPACING),
    )
    square = angles[0][:, None, None] ** 2 + angles[0][:, None] ** 2 + angles[1] ** 2
    band = (square > 0.5 * PEAK) & (square < 1.5 * PEAK)
    rate = np.polyfit(times, np.log(waves[:, band]), 1)[0]
    theory = -MOBILITY * square[band] * (CURVATURE + GRADIENT * square[band])
    assert rate == pytest.approx(theory, abs=0.02 * FASTEST)
