"""Every solver of the thermodynamics, stopped after one iteration, refuses to answer."""

from functools import partial
from importlib import import_module

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.thermo.binodal import binodal, binodal_curve
from poreform.thermo.by_weight import at_weight
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi import ChiEstimate, PolynomialChi, TemperatureChi
from poreform.thermo.chi_fit import cloud_observations, fit_chi
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.components import Components
from poreform.thermo.crystal import Crystal
from poreform.thermo.fractionation import split
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.kernels.separable import excess_of_composition, separable_binodal
from poreform.thermo.liquid_lines import liquid_lines
from poreform.thermo.maxwell import liquid_pairs
from poreform.thermo.melting import melting_temperature
from poreform.thermo.melting_in_mixture import melting_temperature_in
from poreform.thermo.monotectic import monotectic
from poreform.thermo.newton import damped_newton
from poreform.thermo.polydisperse import cloud_point, cloud_point_of, stockmayer
from poreform.thermo.system import System
from poreform.thermo.ternary import ternary_binodal
from poreform.thermo.tie_line import tie_line

CHI = np.array([[0.0, 2.0, 0.3], [2.0, 0.0, 0.5], [0.3, 0.5, 0.0]])
SIZES = np.array([100.0, 1.0, 1.0])
FEED = np.array([0.1, 0.6, 0.3])
CHAINS = schulz_zimm(weight_average=500.0, dispersity=2.0)
CRYSTAL = Crystal(483.15, 6700.0, 4.0e-5, 266e-6)
PLAIN = TemperatureChi(0.0644, inverse=250.0)
BENT = PolynomialChi(PLAIN, (0.05,))


def warm_liquid(kelvin):
    """A density that falls with temperature, so that weights must be iterated."""
    return 1780.0 - 0.9 * kelvin


def system(model=PLAIN):
    return System(
        polymer="polymer",
        diluent="diluent",
        chain_length=250.0,
        reference_volume=266e-6,
        reference_temperature=450.0,
        chi=ChiEstimate(model, 0.05, 300.0, 600.0, "assumed", "a test"),
        crystal=CRYSTAL,
        polymer_density=warm_liquid,
        diluent_density=lambda kelvin: 1043.0 - 0.8 * (kelvin - 298.15),
        boiling_point=613.15,
    )


def fitted():
    kelvin = np.array([480.0, 470.0, 455.0])
    seen = cloud_observations(np.array([0.06, 0.15, 0.25]), kelvin, np.ones(3), 250.0)
    return fit_chi([seen])


ROOTS = "poreform.thermo.roots.MOST_STEPS"
STOPPED = {
    "binodal": ("poreform.thermo.binodal.separable_binodal", partial(
        separable_binodal, most_steps=1),
        lambda: binodal(250.0, 1.0, 0.7)),
    "binodal curve": ("poreform.thermo.binodal.separable_binodal", partial(
        separable_binodal, most_steps=1),
        lambda: binodal_curve(250.0, 1.0, np.array([0.6, 0.7]))),
    "cloud temperatures": ("poreform.thermo.cloud.excess_of_composition", partial(
        excess_of_composition, most_steps=1),
        lambda: cloud_temperatures(system(), np.array([0.2]))),
    "temperature of chi": (ROOTS, 1,
        lambda: cloud_temperatures(system(BENT.temperature_part), np.array([0.2]))),
    "Maxwell": (ROOTS, 1,
        lambda: liquid_pairs(FloryHuggins(250.0, 1.0, BENT), 440.0)),
    "gaps": ("poreform.thermo.liquid_pair.damped_newton",
        partial(damped_newton, most_steps=1),
        lambda: liquid_lines(system(BENT), (472.0, 500.0))),
    "melting line": (ROOTS, 1, lambda: melting_temperature(system(), 0.3)),
    "melting in a mixture": (ROOTS, 1, lambda: melting_temperature_in(
        Components(SIZES, CHI), np.log(FEED), CRYSTAL)),
    "monotectic": (ROOTS, 1, lambda: monotectic(system())),
    "by weight": ("poreform.thermo.by_weight.MOST_ROUNDS", 1,
        lambda: at_weight(system(), cloud_temperatures, np.array([0.3]))),
    "cloud point of many chains": (ROOTS, 1,
        lambda: cloud_point(CHAINS.sizes, CHAINS.weights, 0.05)),
    "fractionation": ("poreform.thermo.fractionation.MOST_STRIDES", 1,
        lambda: split(CHAINS, 0.05, 0.6)),
    "fractionation, Brent": (ROOTS, 1, lambda: split(CHAINS, 0.05, 0.6)),
    "ternary curve": ("poreform.thermo.ternary.MOST_TIE_LINES", 2,
        lambda: ternary_binodal(SIZES, CHI)),
    "tie line": ("poreform.thermo.tie_line.damped_newton",
        partial(damped_newton, most_steps=1),
        lambda: tie_line(SIZES, CHI, FEED)),
    "fit of chi": ("poreform.thermo.chi_fit.MOST_ROUNDS", 1, fitted),
}  # fmt: skip
"""Name -> (what is stopped, by what, and the question)."""


@pytest.mark.parametrize("name", STOPPED)
def test_a_solver_stopped_after_one_iteration_refuses(monkeypatch, name):
    place, stop, ask = STOPPED[name]
    ask()  # left alone it answers
    home, attribute = place.rsplit(".", 1)
    monkeypatch.setattr(import_module(home), attribute, stop)
    with pytest.raises(NotConvergedError, match=r"."):
        ask()


def test_a_critical_feed_stopped_early_refuses(monkeypatch):
    phi, chi = stockmayer(CHAINS)
    assert cloud_point_of(CHAINS, phi).chi == pytest.approx(chi, rel=1e-9)
    monkeypatch.setattr("poreform.thermo.fractionation.MOST_NEWTON", 1)
    with pytest.raises(NotConvergedError, match="no two liquids near"):
        split(CHAINS, phi, 1.05 * chi)
