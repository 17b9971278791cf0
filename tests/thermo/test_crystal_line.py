"""The line of crystallisation on cooling, from an undercooling or from DSC."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.by_weight import at_weight
from poreform.thermo.crystal_line import CrystallisationPoints, crystal_line
from poreform.thermo.melting import melting_temperatures
from poreform.thermo.monotectic import monotectic
from poreform.thermo.phase_diagram import phase_diagram

WEIGHTS = np.array([0.3, 0.2, 0.5])


def dsc(system, *deficits):
    melting = at_weight(system, melting_temperatures, WEIGHTS)
    return CrystallisationPoints(WEIGHTS, melting - np.array(deficits))


def test_an_undercooling_lies_that_far_below_the_melting_line(dope):
    phi = np.array([0.05, 0.4])
    line = crystal_line(dope(), 30.0)
    assert line(dope(), phi) == pytest.approx(melting_temperatures(dope(), phi) - 30.0)


def test_the_line_goes_through_what_dsc_read(dope):
    system = dope()
    points = dsc(system, 32.0, 36.0, 30.0)
    line = crystal_line(system, points)
    assert at_weight(system, line, WEIGHTS) == pytest.approx(points.temperature, abs=0.2)
    phi = system.volume_fractions(WEIGHTS, points.temperature)
    assert line(system, phi) == pytest.approx(points.temperature, abs=0.5)
    assert line.undercooling == pytest.approx(98.0 / 3.0, abs=1e-6)


def test_points_that_lie_evenly_below_are_an_undercooling(dope):
    system = dope()
    diagram = phase_diagram(system, undercooling=dsc(system, 30.0, 30.0, 30.0))
    plain = phase_diagram(system, undercooling=30.0)
    assert diagram.undercooling == pytest.approx(30.0)
    assert diagram.kinetic_monotectic.temperature == pytest.approx(
        plain.kinetic_monotectic.temperature, abs=1e-6
    )
    assert "the mean of 3 points" in " ".join(diagram.notes)


def test_a_measured_line_stays_when_chi_is_moved(dope):
    system = dope()
    line = crystal_line(system, dsc(system, 30.0, 30.0, 30.0))
    phi = np.array([0.2])
    assert line(system.with_chi_shifted(0.1), phi) == line(system, phi)
    free = crystal_line(system, 30.0)
    assert free(system.with_chi_shifted(0.1), phi) > free(system, phi)


def test_the_kinetic_monotectic_lies_on_a_measured_line(dope):
    system = dope()
    line = crystal_line(system, dsc(system, 20.0, 25.0, 40.0))
    point = monotectic(system, undercooling=line)
    assert line(system, np.array([point.phi_rich]))[0] == pytest.approx(
        point.temperature, abs=1e-8
    )


def test_what_is_no_line_is_refused(dope):
    system = dope()
    with pytest.raises(InputError, match="undercooling is -1 K"):
        crystal_line(system, -1.0)
    with pytest.raises(InputError, match="20 wt% crystallises 3 K above its melting line"):
        crystal_line(system, dsc(system, 30.0, -3.0, 30.0))
    with pytest.raises(InputError, match="needs its weight fraction"):
        CrystallisationPoints(np.array([0.1]), np.array([400.0, 410.0]))
    with pytest.raises(InputError, match="between 0 and 1"):
        CrystallisationPoints(np.array([1.1]), np.array([400.0]))
