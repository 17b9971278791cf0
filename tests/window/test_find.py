"""find_window: two curves in, Tl, Tu, their probabilities and a verdict out."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.core.streams import stream
from poreform.window.find import Rules, beliefs_of, find_window
from poreform.window.window import Status

GRID = np.arange(100.0, 201.0, 5.0)


def scan(seed, *, lower=138.0, upper=162.0, noise=0.02, replicates=3):
    """A simulated scan: porosity 50 to 70 %, extension 200 to 100 %, noise on both."""
    rng = stream(seed, "scan")
    rise, fall = (1.0 / (1.0 + np.exp(-(GRID - c) / 4.0)) for c in (lower, upper))
    draws = rng.standard_normal((2, GRID.size, replicates)) * noise
    porosity = 50.0 + 20.0 * (rise[:, None] + draws[0])
    extension = 200.0 - 100.0 * (fall[:, None] + draws[1])
    return (
        dict(zip(GRID.tolist(), porosity.tolist(), strict=True)),
        dict(zip(GRID.tolist(), extension.tolist(), strict=True)),
    )


def test_a_clear_scan_gives_its_window():
    window = find_window(*scan(1))
    assert (window.lower.value, window.upper.value, window.width) == (137.5, 162.5, 25.0)
    assert window.qualifies is True
    assert window.probability == pytest.approx(1.0, abs=1e-6)
    assert window.inside[150.0] > 0.99
    assert window.inside[120.0] < 0.01


def test_a_reversed_scan_does_not_qualify():
    window = find_window(*scan(2, lower=162.0, upper=138.0))
    assert window.qualifies is False
    assert window.width == -25.0
    assert window.probability < 0.01


def test_each_curve_stands_on_its_own_grid():
    porosity, _ = scan(3)
    window = find_window(porosity, {100.0 + 10 * k: 100.0 - k for k in range(9)})
    assert window.lower.status is Status.OK
    assert window.upper.status is Status.NO_ADJACENT_PAIR
    assert (window.qualifies, window.width) == (None, None)


def test_an_empty_scan_has_no_data_and_no_answer():
    window = find_window({}, {})
    assert window.lower.status is window.upper.status is Status.NO_DATA
    assert (window.qualifies, window.probability, dict(window.inside)) == (None, None, {})


def test_the_same_seed_gives_the_same_probabilities():
    one, other = (find_window(*scan(4, noise=0.2), seed=7) for _ in range(2))
    assert one.lower.probability == other.lower.probability
    assert one.probability == other.probability


def test_the_answer_is_frozen():
    window = find_window(*scan(1))
    with pytest.raises(AttributeError, match="qualifies"):
        window.qualifies = False
    with pytest.raises(TypeError, match="does not support item assignment"):
        window.lower.probability[137.5] = 0.0


def test_the_tolerance_of_the_grid_is_a_setting():
    porosity = {t + 0.8: value for t, value in scan(5)[0].items()}
    assert find_window(porosity, {}).lower.status is Status.NO_DATA
    assert find_window(porosity, {}, rules=Rules(tolerance=1.0)).lower.value == 137.5


def test_a_figure_that_cannot_be_is_refused():
    with pytest.raises(InputError, match="Ts = 105 degC the porosity is 120 %"):
        find_window({100.0: 50.0, 105.0: 120.0}, {})


def test_pure_noise_does_not_qualify_a_solvent():
    rng = stream(8, "noise")
    noise = rng.standard_normal((2, 21, 3))
    porosity = dict(zip(GRID.tolist(), (60.0 + noise[0]).tolist(), strict=True))
    extension = dict(zip(GRID.tolist(), (90.0 + 5 * noise[1]).tolist(), strict=True))
    window = find_window(porosity, extension)
    assert window.qualifies is None
    assert 0.02 < window.probability < 0.98


def test_the_draws_can_be_had_for_planning():
    lower, upper = beliefs_of(*scan(1))
    assert lower.curves.shape == upper.curves.shape == (4000, 21)
    assert beliefs_of({}, {}) == (None, None)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["logistic", "gompertz", "two steps", "sloping plateaus"])
def test_the_90_percent_set_holds_the_truth_in_at_least_85_percent_of_scans(shape):
    """Known truth, noise of 3 % of the step, two replicates."""
    x = GRID
    curves = {
        "logistic": lambda c: 1.0 / (1.0 + np.exp(-(x - c) / 6.0)),
        "gompertz": lambda c: np.exp(-np.exp(-(x - c) / 8.0)),
        "two steps": lambda c: (
            0.5 / (1.0 + np.exp(-(x - c) / 3.0))
            + 0.5 / (1.0 + np.exp(-(x - c - 35.0) / 4.0))
        ),
        "sloping plateaus": lambda c: (
            0.8 / (1.0 + np.exp(-(x - c) / 5.0)) + 0.002 * (x - 100.0)
        ),
    }
    rng = stream(9, shape)
    held = []
    for centre in rng.uniform(120.0, 160.0, 60):
        truth = curves[shape](centre)
        noisy = 50.0 + 20.0 * (truth[:, None] + 0.03 * rng.standard_normal((x.size, 2)))
        window = find_window(dict(zip(x.tolist(), noisy.tolist(), strict=True)), {})
        held.append(100.0 + 5.0 * np.argmax(np.diff(truth)) + 2.5 in window.lower.credible)
    assert np.mean(held) >= 0.85
