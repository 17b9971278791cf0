"""From points of a notebook to a system with an honest chi."""

from dataclasses import replace

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.core.streams import stream
from poreform.thermo.by_weight import at_weight
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.fitting import SeenPoints, fitted_system
from poreform.thermo.melting import melting_temperatures

WEIGHTS = np.linspace(0.1, 0.45, 10)


def seen(system, *, noise=0.0, std=None, line=cloud_temperatures):
    kelvin = at_weight(system, line, WEIGHTS)
    error = noise * stream(3, "cloud points").standard_normal(WEIGHTS.size)
    return SeenPoints.of(WEIGHTS, kelvin + error, std)


@pytest.mark.parametrize("dispersity", [None, 2.0])
def test_exact_cloud_points_give_the_system_back(dope, dispersity):
    true = dope(0.62)
    if dispersity is not None:
        chains = schulz_zimm(weight_average=250.0, dispersity=dispersity)
        true = replace(true, cloud_table=CloudTable.of(chains))
    start = replace(true, chi=dope(0.5).chi)
    found = fitted_system(start, cloud=seen(true), source="made up")
    # between the points of a distribution's table chi is met within 1e-5
    assert found.system.chi.at(450.0) == pytest.approx(0.62, abs=1e-4)
    assert found.fit.inverse == pytest.approx(250.0, rel=5e-3)
    assert found.scale == 1.0
    assert not found.system.chi.is_estimate


def test_melting_points_and_both_kinds_give_it_back_too(dope):
    true = dope(0.62)
    melting = seen(true, line=melting_temperatures)
    for given in ({"melting": melting}, {"melting": melting, "cloud": seen(true)}):
        found = fitted_system(dope(0.5), source="made up", **given)
        assert found.system.chi.at(450.0) == pytest.approx(0.62, abs=1e-8)


def test_scatter_beyond_the_stated_error_widens_it(dope):
    true = dope(0.62)
    points = seen(true, noise=5.0, std=np.full(WEIGHTS.size, 0.5))
    found = fitted_system(dope(0.5), cloud=points, source="made up")
    assert found.scale > 5.0
    assert "errors widened" in found.sentence
    wide = found.system.chi.std_at(480.0)
    assert wide == pytest.approx(found.scale * found.fit.std_at(480.0), rel=1e-12)


def test_a_hansen_prior_is_updated_and_stays_no_verdict_no_more(dope):
    prior = dope(0.9, is_estimate=True, std=0.3)
    one = SeenPoints.of(
        np.array([0.2]), at_weight(dope(0.62), cloud_temperatures, np.array([0.2]))
    )
    found = fitted_system(prior, cloud=one, source="one point")
    cloud = float(one.temperature[0])
    assert found.system.chi.at(cloud) == pytest.approx(dope(0.62).chi.at(cloud), abs=0.01)
    assert found.system.chi.std_at(cloud) < 0.02
    assert found.system.chi.std_at(350.0) > 0.05


def test_the_fit_is_told_where_it_is_known_best(dope):
    found = fitted_system(dope(0.5), cloud=seen(dope(0.62)), source="made up")
    at = found.fit.middle_temperature
    assert found.sentence.startswith(f"chi({at:.0f} K) = ")
    around = [found.system.chi.std_at(at + d) for d in (-60.0, 0.0, 60.0)]
    assert min(around) == around[1]


@pytest.mark.parametrize(
    ("weight", "kelvin", "match"),
    [
        ([0.1, 0.2], [400.0], "needs a weight fraction"),
        ([0.1, 1.2], [400.0, 410.0], "lie between 0 and 1"),
        ([0.1, 0.2], [400.0, -4.0], "are above 0"),
    ],
)
def test_points_that_are_none_are_refused(weight, kelvin, match):
    with pytest.raises(InputError, match=match):
        SeenPoints.of(np.array(weight), np.array(kelvin))


def test_nothing_seen_is_nothing_fitted(dope):
    with pytest.raises(InputError, match="needs cloud points or melting points"):
        fitted_system(dope(), source="nothing")
