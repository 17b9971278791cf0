"""Lines asked by weight agree with the same lines asked by volume."""

import numpy as np
import pytest

from poreform.thermo.by_weight import at_weight
from poreform.thermo.chi import TemperatureChi
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.melting import melting_temperatures

WEIGHTS = np.array([0.1, 0.3, 0.55])


@pytest.mark.parametrize("line", [cloud_temperatures, melting_temperatures])
def test_the_volume_fraction_at_the_answer_gives_the_answer(dope, line):
    system = dope(0.62)
    kelvin = at_weight(system, line, WEIGHTS)
    phi = np.array(list(map(system.volume_fraction, WEIGHTS, kelvin)))
    assert line(system, phi) == pytest.approx(kelvin, abs=2e-9)


def test_a_solution_that_never_clouds_stays_unanswered(dope):
    system = dope(model=TemperatureChi(0.2))
    assert np.isnan(at_weight(system, cloud_temperatures, WEIGHTS)).all()


def test_a_solution_that_always_clouds_stays_infinite(dope):
    assert np.isinf(at_weight(dope(2.5), cloud_temperatures, WEIGHTS)).all()


def test_a_nearly_flat_chi_is_solved_up_to_its_ends(dope):
    # the cloud curve rises by hundreds of kelvin per per cent: plain substitution diverges
    system = dope(0.6, inverse=20.0)
    kelvin = at_weight(system, cloud_temperatures, np.linspace(0.05, 0.6, 40))
    assert np.isfinite(kelvin).any()
    assert np.isinf(kelvin).any()
