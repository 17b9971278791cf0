"""The flash of a feed: lever rule, limits, refusals."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import binodal
from poreform.thermo.components import Components
from poreform.thermo.tie_line import (
    StableFeed,
    TieLine,
    line_of,
    tie_line,
)

SIZES = np.array([250.0, 1.0, 1.0])
CHI = np.array([[0.0, 0.8, 0.3], [0.8, 0.0, 0.2], [0.3, 0.2, 0.0]])
FEEDS = [[0.2, 0.7, 0.1], [0.05, 0.85, 0.1], [0.1, 0.6, 0.3], [0.3, 0.65, 0.05]]


@pytest.mark.parametrize("feed", FEEDS)
def test_the_phases_add_up_to_the_feed(feed):
    line = tie_line(SIZES, CHI, np.array(feed))
    assert isinstance(line, TieLine)
    assert line.shares @ line.fractions == pytest.approx(feed, rel=1e-12)
    assert line.fractions.sum(axis=1) == pytest.approx([1.0, 1.0], rel=1e-12)
    assert line.residual < 1e-13
    assert line.stable


def test_of_two_components_it_is_the_binodal():
    line = tie_line(
        np.array([1000.0, 1.0]), np.array([[0.0, 0.7], [0.7, 0.0]]), np.array([0.1, 0.9])
    )
    pair = binodal(1000.0, 1.0, 0.7)
    assert line.ln_phi[0, 0] == pytest.approx(pair.ln_phi_lean, rel=1e-12)
    assert line.fractions[1, 0] == pytest.approx(pair.phi_rich, rel=1e-12)


def test_two_solvents_that_are_alike_count_as_one():
    sizes = np.array([500.0, 1.0, 1.0, 1.0])
    chi = np.array([[0.0, 0.7, 0.7, 0.7], [0.7, 0, 0, 0], [0.7, 0, 0, 0], [0.7, 0, 0, 0]])
    line = tie_line(sizes, chi, np.array([0.1, 0.4, 0.3, 0.2]))
    pair = binodal(500.0, 1.0, 0.7)
    assert line.fractions[1, 0] == pytest.approx(pair.phi_rich, rel=1e-11)
    assert line.fractions[0, 1:] / line.fractions[0, 1] == pytest.approx([1, 0.75, 0.5])


def test_the_order_of_the_components_does_not_matter():
    turn, feed = np.array([2, 0, 1]), np.array(FEEDS[0])
    one = tie_line(SIZES, CHI, feed)
    other = tie_line(SIZES[turn], CHI[np.ix_(turn, turn)], feed[turn])
    polymer = np.argsort(other.ln_phi[:, 1])
    assert other.ln_phi[polymer] == pytest.approx(one.ln_phi[:, turn], rel=1e-10)


@pytest.mark.parametrize("feed", [[0.1, 0.4, 0.5], [0.9, 0.05, 0.05]])
def test_a_stable_feed_stays_one_phase(feed):
    outcome = tie_line(SIZES, CHI, np.array(feed))
    assert isinstance(outcome, StableFeed)
    assert "one phase" in outcome.reason


def test_a_feed_within_three_phases_is_refused_and_not_answered_by_two():
    sizes, chi = np.full(3, 10.0), 0.4 * (np.ones((3, 3)) - np.eye(3))
    with pytest.raises(NotConvergedError, match="a third one coexists"):
        tie_line(sizes, chi, np.full(3, 1.0 / 3.0))


def test_a_pair_that_is_no_tie_line_is_told_by_its_residual():
    wrong = np.log(np.array([[0.1, 0.8, 0.1], [0.3, 0.6, 0.1]]))
    assert line_of(Components(SIZES, CHI), wrong, None).residual > 1e-3


@pytest.mark.parametrize(
    ("sizes", "chi", "feed", "match"),
    [
        ([1.0], [[0.0]], [1.0], "n by n matrix of chi, n >= 2"),
        ([1.0, -1.0], [[0, 1], [1, 0]], [0.5, 0.5], "positive finite numbers of sites"),
        ([1.0, 1.0], [[0, 1], [2, 0]], [0.5, 0.5], "symmetric matrix with a zero diagonal"),
        ([1.0, 1.0], [[1, 2], [2, 0]], [0.5, 0.5], "symmetric matrix with a zero diagonal"),
        ([1.0, 1.0], [[0, 2], [2, 0]], [0.5, 0.6], r"adds up to 1\.1; it should be 1"),
        ([1.0, 1.0], [[0, 2], [2, 0]], [1.0, 0.0], "one positive volume fraction"),
    ],
)
def test_what_is_no_mixture_is_refused(sizes, chi, feed, match):
    with pytest.raises(InputError, match=match):
        tie_line(np.array(sizes), np.array(chi, dtype=float), np.array(feed))
