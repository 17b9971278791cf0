"""The logistic posterior: right where the curve is one, sent away where it is not."""

import numpy as np
import pytest
from scipy import optimize, stats

from poreform.core.streams import stream
from poreform.window.kernels.logistic import (
    LEAST_P_VALUE,
    WIDTHS,
    centre_shares,
    curve_draws,
)

X = np.arange(100.0, 201.0, 5.0)


def logistic(x, centre, width):
    return 1.0 / (1.0 + np.exp(-(x - centre) / width))


def shares(y, *, variance, degrees=40.0, sign=1.0):
    return centre_shares((X, y, np.ones_like(X)), (variance, degrees), sign)


def test_the_centre_of_a_logistic_curve_is_found():
    y = 50.0 + 20.0 * logistic(X, 141.0, 6.0) + 0.3 * stream(1, "l").standard_normal(X.size)
    centres, share, p_value = shares(y, variance=0.09)
    assert float(centres @ share) == pytest.approx(141.0, abs=1.0)
    assert p_value > LEAST_P_VALUE
    assert share.sum() == pytest.approx(1.0)


def test_a_two_step_curve_fails_the_test_of_fit():
    y = 50.0 + 10.0 * logistic(X, 120.0, 2.0) + 10.0 * logistic(X, 175.0, 2.0)
    _, _, p_value = shares(y, variance=0.04)
    assert p_value < 1e-6


def test_a_step_of_the_wrong_sign_has_no_share():
    """A rise of 5 % at 120 degC before a fall of 20 % at 170 degC."""
    y = 50.0 + 5.0 * logistic(X, 120.0, 2.0) - 20.0 * logistic(X, 170.0, 2.0)
    for_rise, for_fall = (shares(y, variance=4.0, sign=sign) for sign in (1.0, -1.0))
    assert float(for_fall[0] @ for_fall[1]) == pytest.approx(170.0, abs=2.0)
    assert float(for_rise[0] @ for_rise[1]) < 130.0


def test_a_curve_that_only_falls_has_no_rising_logistic():
    _, share, p_value = shares(80.0 - 0.2 * X, variance=0.09)
    assert p_value == 0.0
    assert not share.any()


def test_four_points_cannot_test_a_curve_of_four_parameters():
    _, _, p_value = centre_shares((X[:4], X[:4], np.ones(4)), (1.0, 3.0), 1.0)
    assert p_value == 0.0


def test_drawn_curves_pass_by_exact_readings():
    x = np.arange(100.0, 161.0, 10.0)
    y = 50.0 + 20.0 / (1.0 + np.exp(-(x - 131.0) / 4.0))
    data = (x, y, np.ones_like(x))
    rng = np.random.default_rng(3)
    drawn = curve_draws(data, (1e-4, 9.0), 1.0, x, rng=rng, draws=50)
    assert drawn.shape == (50, 7)
    assert np.abs(drawn - y).max() < 0.3


def test_no_curve_is_drawn_through_a_step_of_the_wrong_sign():
    x = np.array([100.0, 120.0, 140.0, 160.0])
    data = (x, np.array([70.0, 69.0, 52.0, 50.0]), np.ones_like(x))
    rng = np.random.default_rng(3)
    assert curve_draws(data, (1e-4, 9.0), 1.0, x, rng=rng, draws=5).shape == (0, 4)


@pytest.mark.parametrize("x", [X, np.sort(X + np.sin(X))], ids=["grid", "off the grid"])
@pytest.mark.parametrize("degrees", [9.0, np.inf])
def test_the_shares_and_the_test_of_fit_are_those_of_plain_least_squares(x, degrees):
    """Every centre and width by numpy's own solver, the test by scipy's distributions."""
    rng = stream(4, "fits")
    y = 50.0 + 20.0 * logistic(x, 141.0, 6.0) + rng.standard_normal(x.size)
    w = rng.uniform(0.5, 2.0, x.size)
    root = 1.0 / np.sqrt(w)

    def fit(centre, width):
        columns = np.stack([np.ones_like(x), logistic(x, centre, width)], axis=-1)
        (_, step), (squares,), *_ = np.linalg.lstsq(root[:, None] * columns, root * y)
        lean = columns[:, 1] - (columns[:, 1] / w).sum() / (1.0 / w).sum()
        return step, (lean**2 / w).sum(), squares

    centres, found, p_value = centre_shares((x, y, w), (1.0, degrees), 1.0)
    step, power, squares = np.array(
        [[fit(centre, width) for width in WIDTHS] for centre in centres]
    ).transpose(2, 0, 1)
    misfit = (
        0.5 * squares
        if np.isinf(degrees)
        else 0.5 * (x.size - 2 + degrees) * np.log(squares + degrees)
    )
    share = np.where(step > 0.0, np.exp(-misfit + misfit.min()) / np.sqrt(power), 0.0)
    assert found == pytest.approx(share.sum(1) / share.sum(), rel=1e-6, abs=1e-12)

    best = optimize.minimize(lambda at: fit(*at)[2], (141.0, 6.0), method="Nelder-Mead")
    free = x.size - 4
    expected = (
        stats.chi2.sf(best.fun, free)
        if np.isinf(degrees)
        else stats.f.sf(best.fun / free, free, degrees)
    )
    assert p_value == pytest.approx(expected, rel=1e-2)
