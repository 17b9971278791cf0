"""The logistic posterior: right where the curve is one, silent where no step fits."""

import numpy as np
import pytest
from scipy import optimize

from poreform.core.streams import stream
from poreform.window.kernels.logistic import (
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
    found = shares(y, variance=0.09)
    assert float(found.places @ found.shares) == pytest.approx(141.0, abs=1.0)
    assert found.best == pytest.approx((141.0, 6.0), abs=1.0)
    assert found.shares.sum() == pytest.approx(1.0)


def test_a_step_of_the_wrong_sign_has_no_share():
    """A rise of 15 % at 120 degC before a fall of 18 % at 180 degC."""
    y = 50.0 + 15.0 * logistic(X, 120.0, 2.0) - 18.0 * logistic(X, 180.0, 2.0)
    for_rise, for_fall = (shares(y, variance=4.0, sign=sign) for sign in (1.0, -1.0))
    assert float(for_rise.places @ for_rise.shares) < 130.0
    assert float(for_fall.places @ for_fall.shares) > 170.0
    assert for_rise.best[0] < 130.0
    assert for_fall.best[0] > 170.0


def test_a_curve_that_only_falls_has_no_rising_logistic():
    found = shares(80.0 - 0.2 * X, variance=0.09)
    assert found.best is None
    assert not found.shares.any()


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
def test_the_shares_and_the_best_fit_are_those_of_plain_least_squares(x, degrees):
    """Every centre and width by numpy's own solver, the best by a simplex."""
    rng = stream(4, "fits")
    y = 50.0 + 20.0 * logistic(x, 141.0, 6.0) + rng.standard_normal(x.size)
    w = rng.uniform(0.5, 2.0, x.size)
    root = 1.0 / np.sqrt(w)

    def fit(centre, width):
        columns = np.stack([np.ones_like(x), logistic(x, centre, width)], axis=-1)
        (_, step), (squares,), *_ = np.linalg.lstsq(root[:, None] * columns, root * y)
        lean = columns[:, 1] - (columns[:, 1] / w).sum() / (1.0 / w).sum()
        return step, (lean**2 / w).sum(), squares

    found = centre_shares((x, y, w), (1.0, degrees), 1.0)
    step, power, squares = np.array(
        [[fit(centre, width) for width in WIDTHS] for centre in found.places]
    ).transpose(2, 0, 1)
    misfit = (
        0.5 * squares
        if np.isinf(degrees)
        else 0.5 * (x.size - 2 + degrees) * np.log(squares + degrees)
    )
    share = np.where(step > 0.0, np.exp(-misfit + misfit.min()) / np.sqrt(power), 0.0)
    assert found.shares == pytest.approx(share.sum(1) / share.sum(), rel=1e-6, abs=1e-12)

    best = optimize.minimize(lambda at: fit(*at)[2], (141.0, 6.0), method="Nelder-Mead")
    assert fit(*found.best)[2] == pytest.approx(best.fun, rel=1e-3)
