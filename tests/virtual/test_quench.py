"""How fine demixing comes out, against linear theory done by hand."""

import math

import numpy as np
import pytest

from poreform.core.history import History
from poreform.virtual.quench import (
    AMPLIFICATION,
    QuenchedSolution,
    coarsened_length,
    demixing,
)

KAPPA = 4e-19  # m^2
DIFFUSIVITY = 1e-12  # m^2/s


def solution(curvature):
    return QuenchedSolution(
        phi=0.2, curvature=curvature, diffusivity=lambda _: DIFFUSIVITY, gradient=KAPPA
    )


def test_an_isothermal_quench_demixes_after_the_time_of_linear_theory():
    quenched = solution(lambda _: -0.05)
    rate = DIFFUSIVITY * 0.16 * 0.05**2 / (4.0 * KAPPA)
    found = demixing(quenched, History.constant(400.0, 20.0 / rate))
    assert found.time == pytest.approx(AMPLIFICATION / rate, rel=2e-3)
    assert found.wavelength == pytest.approx(2 * math.pi * math.sqrt(2 * KAPPA / 0.05))


def test_a_solution_outside_the_spinodal_never_demixes():
    assert demixing(solution(lambda _: 0.1), History.constant(400.0, 1e6)) is None


def test_faster_cooling_demixes_colder_and_finer():
    quenched = solution(lambda temperature: 1e-3 * (temperature - 450.0))
    slow = demixing(quenched, History(np.array([0.0, 100.0]), np.array([460.0, 360.0])))
    fast = demixing(quenched, History(np.array([0.0, 1.0]), np.array([460.0, 360.0])))
    assert fast.temperature < slow.temperature < 450.0
    assert fast.wavelength < slow.wavelength


def test_coarsening_grows_with_the_third_root_of_time():
    quenched = solution(lambda _: -0.05)
    lengths = []
    for duration in (1e6, 8e6):
        history = History.constant(400.0, duration)
        start = demixing(quenched, history)
        lengths.append(
            coarsened_length(
                start, quenched, history, arrest_temperature=300.0, prefactor=8.0
            )
        )
    assert lengths[1] / lengths[0] == pytest.approx(2.0, rel=1e-3)
