"""The margin of the cloud point above the crystal line, and its probability."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from poreform.core.streams import stream
from poreform.thermo.chi import ShiftedChi
from poreform.thermo.crystal_line import CrystalLine
from poreform.thermo.margin import margins, probability_of_gap

GRID = np.linspace(0.1, 0.6, 26)


def test_the_margin_grows_by_the_undercooling(dope):
    plain, cooled = (margins(dope(0.6), GRID, CrystalLine(u)) for u in (0.0, 30.0))
    assert cooled - plain == pytest.approx(np.full(GRID.size, 30.0), abs=0.1)


def test_a_liquid_that_never_demixes_has_no_margin(dope):
    assert np.isneginf(margins(dope(-0.5), GRID, CrystalLine(0.0))).any()


def test_the_probability_follows_the_error_of_a_and_b_together(dope):
    covariance = np.array([[0.02**2, -0.98 * 0.02 * 9.0], [-0.98 * 0.02 * 9.0, 9.0**2]])
    system = dope(0.585)
    chi = replace(system.chi, covariance=tuple(map(tuple, covariance)))
    system = replace(system, chi=chi)
    found = probability_of_gap(system, CrystalLine(0.0), GRID, 0.1)
    # every draw of (a, b) answered on its own
    rng = stream(1, "chi")
    draws = multivariate_normal([0.0, 0.0], covariance).rvs(400, random_state=rng)
    yes = 0
    for constant, inverse in draws:
        model = ShiftedChi(system.chi.model, float(constant), float(inverse))
        moved = replace(system, chi=replace(chi, model=model))
        yes += bool(margins(moved, GRID, CrystalLine(0.0)).max() > 0.0)
    spread = np.sqrt(found * (1.0 - found) / 400.0)
    assert 0.05 < found < 0.95
    assert yes / 400.0 == pytest.approx(found, abs=norm.isf(0.001) * spread + 0.01)
