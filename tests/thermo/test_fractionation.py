"""Inside the gap: lever rule, fractionation, limits."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal
from poreform.thermo.chains import Chains, schulz_zimm
from poreform.thermo.fractionation import split
from poreform.thermo.polydisperse import cloud_point_of, stockmayer

CHAINS = schulz_zimm(weight_average=1000.0, dispersity=2.0)
FEEDS = [0.005, 0.03, 0.1, 0.3]


@pytest.mark.parametrize("phi", FEEDS)
def test_every_species_of_the_feed_is_found_again(phi):
    both = split(CHAINS, phi, 0.7)
    lean = (1.0 - both.share_rich) * both.phi_lean * both.lean_weights
    rich = both.share_rich * both.phi_rich * both.rich_weights
    assert lean + rich == pytest.approx(phi * CHAINS.weights, rel=1e-9)
    assert both.residual < 1e-13
    assert both.chi == pytest.approx(0.7, rel=1e-12)


@pytest.mark.parametrize("phi", FEEDS)
def test_all_species_share_one_separation_factor(phi):
    both = split(CHAINS, phi, 0.66)
    held = (CHAINS.weights > 1e-12) & (both.lean_weights > 0.0)
    ratio = (
        both.phi_rich * both.rich_weights[held] / (both.phi_lean * both.lean_weights[held])
    )
    factor = np.log(ratio) / CHAINS.sizes[held]
    assert factor == pytest.approx(np.full(factor.shape, factor[-1]), rel=1e-8)


@pytest.mark.parametrize("phi", FEEDS)
def test_long_chains_go_to_the_rich_liquid(phi):
    both = split(CHAINS, phi, 0.66)
    means = [(w * CHAINS.sizes).sum() for w in (both.lean_weights, both.rich_weights)]
    assert means[0] < CHAINS.weight_average < means[1]


@pytest.mark.parametrize("phi", [0.02, 0.1, 0.35])
def test_of_equal_chains_the_split_is_the_binodal_at_any_feed(phi):
    both = split(Chains.uniform(500.0), phi, 0.7)
    pair = binodal(500.0, 1.0, 0.7)
    assert both.phi_rich == pytest.approx(pair.phi_rich, rel=1e-11)
    assert both.phi_lean == pytest.approx(pair.phi_lean, rel=1e-9)
    lever = (phi - pair.phi_lean) / (pair.phi_rich - pair.phi_lean)
    assert both.share_rich == pytest.approx(lever, rel=1e-10)


def test_just_inside_the_cloud_point_the_new_liquid_is_the_shadow():
    cloud = cloud_point_of(CHAINS, 0.1)
    both = split(CHAINS, 0.1, cloud.chi * (1.0 + 1e-9))
    assert both.phi_lean == pytest.approx(cloud.shadow_phi, rel=1e-5)
    assert 1.0 - both.share_rich < 1e-5


def test_a_critical_feed_splits_into_shares_of_like_size():
    phi, chi = stockmayer(CHAINS)
    both = split(CHAINS, phi, chi * 1.01)
    assert both.phi_lean < phi < both.phi_rich
    assert 0.1 < both.share_rich < 0.9
    assert both.residual < 1e-12


def test_below_the_cloud_point_there_is_one_liquid():
    cloud = cloud_point_of(CHAINS, 0.1)
    assert split(CHAINS, 0.1, cloud.chi * 0.999) is None


def test_no_number_is_refused():
    with pytest.raises(InputError, match="chi is nan; give a finite number"):
        split(CHAINS, 0.1, np.nan)
