"""Transforms that fit the walls."""

import numpy as np
import pytest

from poreform.core.streams import stream
from poreform.sim.fourier import Fourier
from poreform.sim.grid import Grid

CASES = [
    ((6, 7, 8), (True, True, True)),
    ((6, 7, 8), (False, False, False)),
    ((6, 7, 9), (True, False, True)),
    ((6, 1, 9), (False, True, False)),
    ((1, 1, 8), (True, True, True)),
]


@pytest.fixture(params=["scipy", "ducc0"])
def backend(request):
    """Each Fourier library that is installed."""
    pytest.importorskip(request.param)
    return request.param


@pytest.mark.parametrize(("shape", "periodic"), CASES)
def test_there_and_back_is_where_one_began(backend, shape, periodic):
    fourier = Fourier(Grid(shape, 1e-7, periodic), backend)
    field = stream(1, "field").random(shape)
    assert fourier.backward(fourier.forward(field)) == pytest.approx(field, abs=1e-13)


@pytest.mark.parametrize(("shape", "periodic"), CASES)
def test_the_stencil_symbol_is_the_seven_point_laplacian(backend, shape, periodic):
    fourier = Fourier(Grid(shape, 1e-7, periodic), backend)
    field = stream(1, "field").random(shape)
    found = fourier.backward(-fourier.stencil * fourier.forward(field))
    wanted = sum(second_difference(field, axis, periodic[axis]) for axis in range(3))
    assert found == pytest.approx(wanted, abs=1e-12)


def second_difference(field, axis, wraps):
    """Second difference along one axis with the mode that fits the wall."""
    width = [(1, 1) if a == axis else (0, 0) for a in range(3)]
    return np.diff(np.pad(field, width, mode=("edge", "wrap")[wraps]), n=2, axis=axis)


@pytest.mark.parametrize("periodic", [True, False])
def test_the_spectral_symbol_is_exact_for_a_wave_that_fits(backend, periodic):
    fourier = Fourier(Grid((32, 1, 1), 1e-7, (periodic, True, True)), backend)
    number = 2.0 * np.pi / 32.0
    wave = np.cos(number * (np.arange(32) + 0.5))[:, None, None]
    found = fourier.backward(fourier.spectral * fourier.forward(wave))
    assert found == pytest.approx(number**2 * wave, abs=1e-13)
